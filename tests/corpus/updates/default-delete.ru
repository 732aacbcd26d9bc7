# expect: 403 not-a-layer
DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }
