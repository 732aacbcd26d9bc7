# expect: 507
INSERT { GRAPH <https://w3id.org/accord-atlas/graph/layer.notes> { ?a ?b ?f } } WHERE { ?a ?b ?c . ?d ?e ?f }
