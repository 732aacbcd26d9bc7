"""A country, a body or an agreement at a glance: the answer first, then what it rests on and what is not known."""
