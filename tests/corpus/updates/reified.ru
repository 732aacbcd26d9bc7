# expect: 400
INSERT DATA { GRAPH <https://w3id.org/accord-atlas/graph/layer.notes> { << <urn:a> <urn:p> 1 >> <urn:q> 2 } }
