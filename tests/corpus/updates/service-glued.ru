# expect: 403 service-refused
INSERT { GRAPH <https://w3id.org/accord-atlas/graph/layer.notes> { <urn:a> <urn:p> 1 } } WHERE { FILTER(true) OPTIONAL { BIND(1 AS ?x)SERVICE<http://127.0.0.1:1/>{ ?s ?p ?o } } }
