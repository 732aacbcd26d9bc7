"""What to check next: facts whose last check lies too far back by our rule, by what hangs on them."""
