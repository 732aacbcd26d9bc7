# expect: 200
WITH <https://w3id.org/accord-atlas/graph/layer.notes> DELETE { ?s ?p 'none' } INSERT { <urn:a> <urn:count> ?n } WHERE { SELECT (COUNT(?s) AS ?n) { ?s ?p ?o } }
