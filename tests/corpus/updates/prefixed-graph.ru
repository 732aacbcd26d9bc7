# expect: 200
PREFIX g: <https://w3id.org/accord-atlas/graph/> INSERT DATA { GRAPH g:layer.notes { <urn:a> <urn:p> 'a;b}' , [ <urn:q> 2.0 ; <urn:r> true ] . _:x a <urn:C> } }
