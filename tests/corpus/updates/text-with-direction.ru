# expect: 400 bad-request
INSERT DATA { GRAPH <https://w3id.org/accord-atlas/graph/layer.notes> { <urn:a> <urn:p> 'x'@ar--rtl } }
