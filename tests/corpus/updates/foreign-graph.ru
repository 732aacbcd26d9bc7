# expect: 403 not-a-layer
INSERT DATA { GRAPH <urn:mine> { <urn:a> <urn:p> 1 } }
