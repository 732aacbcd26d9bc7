# expect: 403 not-a-layer
CREATE SILENT GRAPH <https://w3id.org/accord-atlas/graph/facts>
