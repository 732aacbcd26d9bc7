# expect: 403 not-a-layer
ADD <https://w3id.org/accord-atlas/graph/layer.notes> TO GRAPH <https://w3id.org/accord-atlas/graph/facts>
