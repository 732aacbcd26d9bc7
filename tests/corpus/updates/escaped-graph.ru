# expect: 403 not-a-layer
INSERT DATA { GRAPH <https://w3id.org/accord-atlas/graph/\u0066acts> { <urn:a> <urn:p> 1 } }
