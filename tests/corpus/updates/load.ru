# expect: 403 not-a-layer
LOAD <http://127.0.0.1:1/x.ttl> INTO GRAPH <https://w3id.org/accord-atlas/graph/layer.notes>
