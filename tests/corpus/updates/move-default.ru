# expect: 403 not-a-layer
MOVE DEFAULT TO <https://w3id.org/accord-atlas/graph/layer.notes>
