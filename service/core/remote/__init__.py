"""A release in an engine elsewhere, asked by the SPARQL 1.1 Protocol."""
