"""Puts a release into an engine elsewhere."""
