"""Writes tables for people and programs: CSV, TSV, Excel, Markdown, HTML, and SPARQL results as RDF."""
