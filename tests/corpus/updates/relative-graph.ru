# expect: 200
INSERT DATA { GRAPH <graph/layer.notes> { <urn:a> <urn:p> 1 } }
