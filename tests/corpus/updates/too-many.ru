# expect: 507 limit-reached
INSERT { GRAPH <https://w3id.org/accord-atlas/graph/layer.notes> { ?a <urn:p> ?b } } WHERE {
  { SELECT DISTINCT ?a { ?a ?p ?x } LIMIT 25 } { SELECT DISTINCT ?b { ?y ?q ?b } LIMIT 25 }
}
