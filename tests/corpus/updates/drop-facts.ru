# expect: 403 not-a-layer
DROP GRAPH <https://w3id.org/accord-atlas/graph/facts>
