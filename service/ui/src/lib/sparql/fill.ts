import type { Parameter, Question } from "$/api/contract";

const ID = "https://w3id.org/accord-atlas/id/";
const BLANK = /VALUES \(((?:\?\w+ ?)+)\) \{ \((?:UNDEF ?)+\) \}/g;

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&").replace(/\n/g, "\\n")}"`;
}

/** The value of a parameter as a term of SPARQL, as the service itself writes it into the query. */
function term(parameter: Pick<Parameter, "type" | "kind">, value: string): string {
  if (parameter.type === "entity")
    return `<${ID}${value.includes("/") ? "" : `${parameter.kind?.[0] ?? ""}/`}${value}>`;
  if (parameter.type === "date") return `${quoted(value)}^^<http://www.w3.org/2001/XMLSchema#date>`;
  if (parameter.type === "integer") return String(Number(value));
  return quoted(value);
}

/** The query of a stored question with the values that were chosen, ready for the editor. */
export function filled(
  question: Pick<Question, "query" | "parameters">,
  given: Readonly<Record<string, string>>,
): string {
  const terms = new Map(
    question.parameters.flatMap((one) => (given[one.name] ? [[one.name, term(one, given[one.name] ?? "")]] : [])),
  );
  return (question.query ?? "").replace(BLANK, (_, names: string) => {
    const all = names.trim().split(/\s+/);
    return `VALUES (${all.join(" ")}) { (${all.map((name) => terms.get(name.slice(1)) ?? "UNDEF").join(" ")}) }`;
  });
}

/** The values that a question cannot do without, by way of example. */
export function examples(question: Pick<Question, "parameters">): Record<string, string> {
  return Object.fromEntries(question.parameters.filter((one) => one.required).map((one) => [one.name, one.example]));
}
