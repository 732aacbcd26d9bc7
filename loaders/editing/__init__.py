"""Changes rows of the curated tables, or of a layer, as exactly as a careful hand would: all of a change, or nothing."""
