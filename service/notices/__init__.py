"""Reads documents of the genre of the notice: clauses, figures, what they may name, drafts of targets and tasks."""
