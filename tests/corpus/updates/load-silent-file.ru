# expect: 403 not-a-layer
LOAD SILENT <file:///etc/passwd> INTO GRAPH <https://w3id.org/accord-atlas/graph/layer.notes>
