"""What agents ask by the Model Context Protocol: tools and resources, made from what the service says of itself."""
