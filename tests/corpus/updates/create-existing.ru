# expect: 400 update-failed
INSERT DATA { GRAPH <https://w3id.org/accord-atlas/graph/layer.notes> { <urn:a> <urn:p> 1 } } ; CREATE GRAPH <https://w3id.org/accord-atlas/graph/layer.notes>
