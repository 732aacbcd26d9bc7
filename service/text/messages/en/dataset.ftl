# The named graphs of a release. `graph-<name>` says what the graph of that name holds.
graph-ontology = Ontology, vocabularies and alignments
layer-graph = Local layer { $layer }
graph-facts = Curated facts with their sources
graph-notice = What the 2022 pilot notice says, clause by clause
graph-description = Description of the dataset: DCAT, VoID counts and prefixes, for clients that ask the endpoint
graph-provisions = Derived: what agreements recognise which way, and the sides of participations
graph-questions = The stored questions
derived-graph = Derived: { $rule }

dataset-name = Accord Atlas
dataset-about = Who recognises whose professional engineers: organizations, agreements, participations, specialties, the tasks and targets of the 2022 pilot notice, and the evidence for each statement.
sparql-name = Accord Atlas, SPARQL
sparql-update-name = Accord Atlas, SPARQL Update
sparql-update-about = Changes local layers, whose graphs are …/graph/layer.<name>, with a token; all operations of a request are done, or none.
sparql-bounds = A query may run for { $seconds } seconds, take { $memory } bytes of memory, and give { $rows } rows or { $size } bytes; a cut result says so (Accord-Completeness: truncated).

# The release as tables: workbook, CSV package, SQLite, Parquet.
tables-id = Identifier
tables-name = Name
tables-in-english = { $name } (English)
tables-in-chinese = { $name } (Chinese)
tables-language = { $name }: language
tables-links = Links between things
tables-from-table = Table of the thing
tables-from-id = Identifier of the thing
tables-property = Property
tables-to-table = Table of what it leads to
tables-to-id = Identifier of what it leads to
tables-several = several values, with | between them
tables-contents = Contents
tables-columns = Columns
tables-table = Table
tables-column = Column
tables-content = Content
tables-rows = Rows
tables-type = Type
tables-meaning = Meaning
tables-leads-to = Ids of
files-xlsx = One workbook of all tables
files-csv = All tables as CSV, described for Frictionless Data and CSV on the Web
files-sqlite = One SQLite database of all tables, with keys
files-parquet = All tables as Parquet
# A named graph as a part of the dataset, and a file for download.
dataset-part = Part of Accord Atlas: { $about }
dataset-file = { $format } file, packed with gzip
# What the service description says of the engine, whose page tells more.
sparql-engine = The engine is Oxigraph. Aggregates over unbound values, GROUP_CONCAT of what is no text and HAVING by an alias give blanks; the page about the engine says what to write instead.
# Diagrams of the ontology, for those who do not see them.
ontology-overview = The main classes and the properties between them
ontology-around = { $name }: what leads to it, and what it leads to
