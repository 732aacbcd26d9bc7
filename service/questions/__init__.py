"""Asks the stored questions: parameters, answer, formats."""
