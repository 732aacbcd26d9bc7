# expect: 504 limit-reached
INSERT { GRAPH <https://w3id.org/accord-atlas/graph/layer.notes> { <urn:a> <urn:count> ?n } } WHERE { SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o } }
