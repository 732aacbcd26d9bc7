"""SPARQL updates and the Graph Store Protocol, on layers only: what a request would do, done aside, then released."""
