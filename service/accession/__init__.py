"""What a body still lacks to enter an agreement: who can nominate it, who votes, how long it took others."""
