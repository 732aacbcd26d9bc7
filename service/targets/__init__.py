"""The notice's targets and intentions: what became of each, on what evidence, and what would count as evidence."""
