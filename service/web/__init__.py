"""The HTTP face: the only package that imports the web framework."""
