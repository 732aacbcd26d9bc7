"""The fact tables: what the sources say about agreements, bodies, parties and numbers, into graph `facts`.

`read_facts` reads the tables, `fact_statements` turns them into statements, table by table:
one module for each group of tables, `bounds` for the days that a participation's dates leave open,
`conflicts` for values that sources disagree on, `origins` for where Chinese names come from.
"""

from accord_atlas.loaders.facts.reading import Facts, read_facts
from accord_atlas.loaders.facts.statements import fact_statements

__all__ = ["Facts", "fact_statements", "read_facts"]
