"""The vocabulary of the atlas: terms, schemes, shapes and the rules by which things are named."""
