# expect: 403 service-refused
INSERT { GRAPH <https://w3id.org/accord-atlas/graph/layer.notes> { <urn:a> <urn:p> 1 } } WHERE { SERVICE SILENT <http://127.0.0.1:1/sparql> { ?s ?p ?o } }
