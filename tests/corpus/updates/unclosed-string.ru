# expect: 400 malformed-update
INSERT DATA { GRAPH <https://w3id.org/accord-atlas/graph/layer.notes> { <urn:a> <urn:p> 'x } }
