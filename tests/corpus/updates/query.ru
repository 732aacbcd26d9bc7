# expect: 400 malformed-update
SELECT * WHERE { ?s ?p ?o }
