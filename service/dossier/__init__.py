"""Everything about one jurisdiction on a page: a country's policy file, one country at a time (一国一策)."""
