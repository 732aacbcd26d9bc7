# expect: 200
DROP SILENT GRAPH <https://w3id.org/accord-atlas/graph/layer.missing>
