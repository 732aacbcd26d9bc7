# expect: 403 not-a-layer
MOVE <https://w3id.org/accord-atlas/graph/facts> TO <https://w3id.org/accord-atlas/graph/layer.notes>
