"""Search: every name of every entity, in any script, found however a person happens to write it."""
