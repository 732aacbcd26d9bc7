# expect: 200
INSERT DATA { GRAPH <https://w3id.org/accord-atlas/graph/layer.a> { <urn:a> <urn:p> 1 } } ; COPY <https://w3id.org/accord-atlas/graph/layer.a> TO <https://w3id.org/accord-atlas/graph/layer.b>
