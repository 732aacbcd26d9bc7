"""What changed: in the world between two days, and in the data between two releases."""
