"""Provisions: what an agreement recognises from one side to another, derived once at build from the fact tables.

`model.py` says what is read, `ways.py` which way an agreement runs, `derivation.py` what holds on each way,
`reading.py` takes it from the tables, `statements.py` writes graph `provisions`.
"""
