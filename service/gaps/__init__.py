"""Where agreements reach and where they do not: the matrix, who is one step short, who is alike, who bridges."""
