# expect: 403 not-a-layer
DELETE WHERE { GRAPH ?g { ?s ?p ?o } }
