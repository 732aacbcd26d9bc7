"""The evidence on one thing in words: what each source says of it, how surely, and who says otherwise."""
