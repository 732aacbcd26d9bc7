# expect: 400 malformed-update
INSERTDATA{GRAPH<https://w3id.org/accord-atlas/graph/facts>{<urn:a><urn:p>1}}
