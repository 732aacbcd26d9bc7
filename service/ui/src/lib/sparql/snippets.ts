/** The same answer from a program: a stored question or a query, as a few lines of each language. */

/** What is asked: a stored question with its parameters, or a query and whether a graph comes of it. */
export type Asked =
  { question: string; parameters: Readonly<Record<string, string>> } | { query: string; graph: boolean };

export const LANGUAGES = ["curl", "python", "atlas", "r", "javascript"] as const;
export type Programming = (typeof LANGUAGES)[number];

function search(parameters: Readonly<Record<string, string>>): string {
  return new URLSearchParams(parameters).toString();
}

/** The address of a stored question's answer in a format. */
function questionAddress(service: string, asked: Extract<Asked, { question: string }>, format: string): string {
  return `${service}/api/queries/${asked.question}?${search({ ...asked.parameters, format })}`;
}

/** A text between single quotes of a shell. */
function shell(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A text of several lines as Python, R or JavaScript would write it: JSON's escapes hold in all three. */
function text(value: string): string {
  return JSON.stringify(value);
}

/** A query as a literal of several lines, where the language has one that needs no escapes; else on one. */
function python(query: string): string {
  return query.includes('"""') || query.includes("\\") || query.endsWith('"') ? text(query) : `"""${query}"""`;
}

function r(query: string): string {
  return query.includes(')---"') ? text(query) : `r"---(${query})---"`;
}

function javascript(query: string): string {
  return `\`${query.replace(/[\\`]|\$\{/g, "\\$&")}\``;
}

type Written = Record<Programming, string>;

function ofQuestion(service: string, asked: Extract<Asked, { question: string }>): Written {
  const csv = text(questionAddress(service, asked, "csv"));
  const given = Object.entries(asked.parameters).map(([name, value]) => `, ${text(name)}: ${text(value)}`);
  const named = `{${given.join("").slice(2)}}`;
  return {
    curl: `curl --fail --output answer.csv ${shell(questionAddress(service, asked, "csv"))}`,
    python: `import pandas as pd

answer = pd.read_csv(${csv})
print(answer)`,
    atlas: `import accord_atlas

answer = accord_atlas.open().query(${text(asked.question)}, **${named})
print(answer["rows"])`,
    r: `answer <- read.csv(${csv})
print(answer)`,
    javascript: `const response = await fetch(${text(questionAddress(service, asked, "json"))});
if (!response.ok) throw new Error(await response.text());
const { rows } = await response.json();
console.log(rows);`,
  };
}

function ofGraph(service: string, query: string): Written {
  return {
    curl: `curl --fail --output answer.ttl ${shell(`${service}/sparql`)} \\
  --header 'Accept: text/turtle' --data-urlencode query=${shell(query)}`,
    python: `import rdflib
from SPARQLWrapper import SPARQLWrapper, TURTLE

endpoint = SPARQLWrapper(${text(`${service}/sparql`)}, returnFormat=TURTLE)
endpoint.setMethod("POST")
endpoint.setQuery(${python(query)})
graph = rdflib.Graph().parse(data=endpoint.query().convert())
print(len(graph))`,
    atlas: `import accord_atlas

for triple in accord_atlas.open().sparql(${python(query)}):
    print(triple)`,
    r: `library(httr2)

answer <- request(${text(`${service}/sparql`)}) |>
  req_headers(Accept = "text/turtle") |>
  req_body_form(query = ${r(query)}) |>
  req_perform() |>
  resp_body_string()
cat(answer)`,
    javascript: `const response = await fetch(${text(`${service}/sparql`)}, {
  method: "POST",
  headers: { Accept: "text/turtle" },
  body: new URLSearchParams({ query: ${javascript(query)} }),
});
if (!response.ok) throw new Error(await response.text());
console.log(await response.text());`,
  };
}

function ofTable(service: string, query: string): Written {
  return {
    curl: `curl --fail --output answer.csv ${shell(`${service}/sparql`)} \\
  --header 'Accept: text/csv' --data-urlencode query=${shell(query)}`,
    python: `from SPARQLWrapper import SPARQLWrapper, JSON

endpoint = SPARQLWrapper(${text(`${service}/sparql`)}, returnFormat=JSON)
endpoint.setMethod("POST")
endpoint.setQuery(${python(query)})
for row in endpoint.query().convert()["results"]["bindings"]:
    print({name: cell["value"] for name, cell in row.items()})`,
    atlas: `import accord_atlas

print(accord_atlas.open().sparql(${python(query)}))`,
    r: `query <- ${r(query)}
address <- paste0(${text(`${service}/sparql?format=csv&query=`)}, URLencode(query, reserved = TRUE))
answer <- read.csv(address)
print(answer)`,
    javascript: `const response = await fetch(${text(`${service}/sparql`)}, {
  method: "POST",
  headers: { Accept: "application/sparql-results+json" },
  body: new URLSearchParams({ query: ${javascript(query)} }),
});
if (!response.ok) throw new Error(await response.text());
const { results } = await response.json();
console.log(results.bindings);`,
  };
}

/** What is asked as a program of each language; \`service\` is the address of this service, without a slash at its end. */
export function snippets(service: string, asked: Asked): Written {
  if ("question" in asked) return ofQuestion(service, asked);
  const query = asked.query.trim();
  return asked.graph ? ofGraph(service, query) : ofTable(service, query);
}
