# expect: 403 not-a-layer
INSERT DATA { <urn:a> <urn:p> 1 }
