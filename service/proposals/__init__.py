"""Takes proposed corrections: each is one cell, kept as a file, and decided on by a reviewer."""
