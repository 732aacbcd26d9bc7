# expect: 403 not-a-layer
INSERT { GRAPH <https://w3id.org/accord-atlas/graph/layer.notes> { ?s ?p ?o } ?s ?p ?o } WHERE { ?s ?p ?o }
