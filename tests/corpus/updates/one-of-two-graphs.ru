# expect: 403 not-a-layer
INSERT DATA { GRAPH <https://w3id.org/accord-atlas/graph/layer.notes> { <urn:a> <urn:p> 1 } GRAPH <https://w3id.org/accord-atlas/graph/notice> { <urn:a> <urn:p> 1 } }
