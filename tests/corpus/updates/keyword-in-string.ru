# expect: 200
INSERT DATA { GRAPH <https://w3id.org/accord-atlas/graph/layer.notes> { <urn:a> <urn:p> '''LOAD <http://127.0.0.1/> ; CLEAR ALL''' } }
