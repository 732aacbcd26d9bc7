"""Understands questions in words, in both languages, without any model: by phrasings that are data."""
