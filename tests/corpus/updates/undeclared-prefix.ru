# expect: 400 malformed-update
INSERT DATA { GRAPH g:layer.notes { <urn:a> <urn:p> 1 } }
