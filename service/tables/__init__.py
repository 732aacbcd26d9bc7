"""The curated tables as people read them: records with titles in words, what may stand in a cell, what stands beside."""
