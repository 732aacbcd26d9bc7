"""Matches names of a table against the atlas, as the Reconciliation Service API 0.2 asks for it (OpenRefine)."""
