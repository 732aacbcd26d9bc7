"""The public SPARQL endpoint: hostile queries, hard limits, honest answers.

A request is read by `protocol`, given a format by `formats`, run by `pool` in one of its `worker` processes, and
answered by `routes.sparql`. Workers have no network (`sandbox`), open a read-only copy of the release (`snapshot` of
`core`), refuse what `guard` finds by means of `tokens`, and cut what is too long (`cut`).
"""
