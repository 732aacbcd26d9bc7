"""Accord Atlas: a knowledge graph about the mutual recognition of professional engineers."""

__version__ = "0.1.0"
