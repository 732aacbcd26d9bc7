"""The curated tables as people read them: records with titles in words, and what may stand in a cell."""
