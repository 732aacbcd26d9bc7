"""Finds entities by any name, in any script, however a person happens to write it; search and errors both ask here."""
