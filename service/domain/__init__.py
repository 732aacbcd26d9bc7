"""The rules of the subject, each once: small functions over small values."""
