# expect: 403 not-a-layer
WITH <https://w3id.org/accord-atlas/graph/ontology> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }
