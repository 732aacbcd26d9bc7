# expect: 403 service-refused
INSERT { GRAPH <https://w3id.org/accord-atlas/graph/layer.notes> { ?s ?p ?o } } WHERE { SERVICE <http://127.0.0.1:1/sparql> { ?s ?p ?o } }
