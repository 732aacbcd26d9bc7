# expect: 403 not-a-layer
INSERT DATA { GRAPH <https://w3id.org/accord-atlas/graph/layer.notes> { <urn:a> <urn:p> 1 } };LOAD<http://127.0.0.1:1/>
