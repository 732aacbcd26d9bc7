import type { Label } from "$/api/contract";

/** Queries to begin from: each shows another way in which answers can be seen. */
export const EXAMPLES: readonly { name: string; title: Label; query: string }[] = [
  {
    name: "bodies",
    title: { en: "How many bodies take part in each agreement (chart)", zh: "各协议有多少机构参加（图表）" },
    query: `PREFIX aa: <https://w3id.org/accord-atlas/ontology#>

# Agreements and how many bodies take part in each · 各协议的参加机构数
SELECT ?agreement (COUNT(DISTINCT ?organization) AS ?bodies) WHERE {
  ?participation aa:agreement ?agreement ; aa:participant ?organization .
}
GROUP BY ?agreement
ORDER BY DESC(?bodies) ?agreement
`,
  },
  {
    name: "members",
    title: { en: "Members of the Washington Accord (graph, map)", zh: "《华盛顿协议》的成员（网络图、地图）" },
    query: `PREFIX aa: <https://w3id.org/accord-atlas/ontology#>
PREFIX agreement: <https://w3id.org/accord-atlas/id/agreement/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

# Who takes part, from where, with which status · 参加机构、所在地与状态
SELECT ?organization ?jurisdiction ?status WHERE {
  ?participation aa:agreement agreement:washington-accord ;
    aa:participant ?organization ; aa:status/skos:notation ?status .
  OPTIONAL { ?organization aa:jurisdiction ?jurisdiction }
}
ORDER BY ?status ?jurisdiction
`,
  },
  {
    name: "begun",
    title: { en: "When agreements were signed (timeline)", zh: "各协议的签署时间（时间线）" },
    query: `PREFIX aa: <https://w3id.org/accord-atlas/ontology#>

# Agreements by the day they were signed, as far as it is recorded · 按签署日期排列的协议
SELECT ?signed ?agreement WHERE {
  ?agreement a aa:Agreement .
  OPTIONAL { ?agreement aa:signed ?written }
  BIND (STR(?written) AS ?signed)
}
ORDER BY ?signed
`,
  },
  {
    name: "construct",
    title: { en: "All about one body, as RDF (graph)", zh: "某一机构的全部陈述，RDF 格式（网络图）" },
    query: `PREFIX organization: <https://w3id.org/accord-atlas/id/organization/>

# Everything said of one body · 关于某一机构的全部陈述
CONSTRUCT { organization:cse-cn ?property ?value } WHERE {
  organization:cse-cn ?property ?value
}
`,
  },
];

/** Whether the answer to a query is a graph rather than a table. */
export function makesGraph(query: string): boolean {
  const plain = query.replace(/<[^>]*>|"[^"]*"|'[^']*'|#.*$/gm, " ");
  return /^(CONSTRUCT|DESCRIBE)$/i.test(/\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b/i.exec(plain)?.[1] ?? "");
}
