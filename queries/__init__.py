"""The questions: each is one `.rq` file, plain SPARQL under a YAML header."""
