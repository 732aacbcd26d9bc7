"""The release and what reads it: no web framework, no feature, no sentence."""
