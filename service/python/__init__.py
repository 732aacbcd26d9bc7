"""The atlas in Python, behind `accord_atlas.open()`."""
