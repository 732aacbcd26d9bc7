"""A picture of the network in the formats of the tools that people use for networks."""
