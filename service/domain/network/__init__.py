"""The network of a release: its relations as tables, its nodes and edges, how they are made from the store."""
