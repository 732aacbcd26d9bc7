"""The words of the atlas by their names in both languages: every value, kind, relation, question and column."""
