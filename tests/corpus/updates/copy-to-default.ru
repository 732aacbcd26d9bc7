# expect: 403 not-a-layer
COPY <https://w3id.org/accord-atlas/graph/layer.notes> TO DEFAULT
