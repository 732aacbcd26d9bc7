# expect: 200
INSERT DATA { GRAPH <https://w3id.org/accord-atlas/graph/layer.notes> { <urn:a#b> <urn:p> 1 } } # ; CLEAR ALL
