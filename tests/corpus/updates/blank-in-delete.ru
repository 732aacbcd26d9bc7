# expect: 400 malformed-update
DELETE DATA { GRAPH <https://w3id.org/accord-atlas/graph/layer.notes> { _:x <urn:p> 1 } }
