"""What is wrong with data, by message and by thing: our own tables, or a third party's RDF held to our shapes."""
