"""Changes rows of the curated tables, or of a layer, as exactly as a careful hand would: all or nothing."""
