import { answered, Problem } from "$/api/client";
import { isEntity, type Cell, type Column, type Kind, type ProblemDetails, type Row } from "$/api/contract";
import { lang } from "$/lib/ui.svelte";
import { shortened } from "./prefixes";

export interface Result {
  columns: Column[];
  rows: Row[];
  /** The answer to an ASK query. */
  truth: boolean | null;
  /** A graph as text, for CONSTRUCT and DESCRIBE. */
  triples: [string, string, string][] | null;
  milliseconds: number;
  completeness: string;
}

interface Term {
  type: "uri" | "literal" | "bnode" | "typed-literal";
  value: string;
  datatype?: string;
  "xml:lang"?: string;
}
interface Json {
  boolean?: boolean;
  head: { vars?: string[] };
  results?: { bindings: Record<string, Term>[] };
}

const OURS = /^https:\/\/w3id\.org\/accord-atlas\/id\/([^/]+)\/(.+)$/;

/** A term as a cell: one of our IRIs becomes an entity that can be opened, a number a number. */
export function asCell(term: Term | undefined): Cell {
  if (!term) return null;
  const ours = term.type === "uri" ? OURS.exec(term.value) : null;
  if (ours)
    return {
      id: ours[2] ?? "",
      kind: (ours[1] ?? null) as Kind | null,
      iri: term.value,
      label: { en: null, zh: null },
    };
  if (/#(integer|decimal|double|float|nonNegativeInteger|int|long)$/.test(term.datatype ?? ""))
    return Number(term.value);
  if (term.datatype?.endsWith("#boolean")) return term.value === "true";
  return term.value;
}

function typed(name: string, rows: readonly Row[]): Column {
  const cells = rows.map((row) => row[name]).filter((cell) => cell !== null && cell !== undefined);
  if (cells.length && cells.every((cell) => typeof cell === "number")) return { name, type: "number" };
  if (cells.length && cells.every((cell) => typeof cell === "string" && /^\d{4}(-\d\d){0,2}[?~]?$/.test(cell)))
    return { name, type: "date" };
  if (cells.length && cells.every((cell) => isEntity(cell ?? null))) return { name, type: "entity" };
  return { name, type: "text" };
}

function read(json: Json): Pick<Result, "columns" | "rows" | "truth"> {
  const names = json.head.vars ?? [];
  const rows = (json.results?.bindings ?? []).map((one) =>
    Object.fromEntries(names.map((name) => [name, asCell(one[name])])),
  );
  return { truth: json.boolean ?? null, rows, columns: names.map((name) => typed(name, rows)) };
}

/** N-Triples, which is one triple a line, as plain terms. */
export function readTriples(text: string): [string, string, string][] {
  const line = /^(<[^>]*>|_:\S+)\s+<([^>]*)>\s+(.+?)\s*\.\s*$/gm;
  const plain = (term: string): string =>
    term.startsWith("<") ? term.slice(1, -1) : term.replace(/^"((?:[^"\\]|\\.)*)".*$/s, "$1");
  return [...text.matchAll(line)].map((match) => [plain(match[1] ?? ""), match[2] ?? "", plain(match[3] ?? "")]);
}

/** How many things of an answer get their names, and how many are asked for at once. */
const NAMED = 2000;
const AT_ONCE = 500;

/** The labels of entities, asked for together, so that results show names instead of identifiers. */
async function name(rows: readonly Row[]): Promise<void> {
  const found = new Map<string, { en: string | null; zh: string | null }[]>();
  for (const cell of rows.flatMap((row) => Object.values(row))) {
    if (!isEntity(cell) || (found.size >= NAMED && !found.has(cell.iri))) continue;
    const labels = found.get(cell.iri);
    if (labels) labels.push(cell.label);
    else found.set(cell.iri, [cell.label]);
  }
  const all = [...found.keys()];
  const parts = Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, i) =>
    all.slice(i * AT_ONCE, (i + 1) * AT_ONCE),
  );
  await Promise.all(parts.map((part) => label(part, found)));
}

async function label(
  iris: readonly string[],
  found: ReadonlyMap<string, { en: string | null; zh: string | null }[]>,
): Promise<void> {
  const query = `SELECT ?s ?l WHERE { VALUES ?s { ${iris.map((iri) => `<${iri}>`).join(" ")} } ?s <http://www.w3.org/2000/01/rdf-schema#label> ?l }`;
  // An answer without names is still an answer.
  const response = await answered("/sparql", {
    method: "POST",
    body: new URLSearchParams({ query }),
    headers: { Accept: "application/sparql-results+json" },
  }).catch(() => null);
  if (!response?.ok) return;
  for (const { s, l } of ((await response.json()) as Json).results?.bindings ?? []) {
    for (const label of found.get(s?.value ?? "") ?? [])
      label[l?.["xml:lang"]?.startsWith("zh") ? "zh" : "en"] = l?.value ?? null;
  }
}

/** A refusal as it is shown: signs that could stand at the fault are in the sentence already, and an empty list says nothing. */
function refused(details: ProblemDetails, status: number): Problem {
  const { expected, ...rest } = details;
  return new Problem(typeof details.line === "number" || !expected?.length ? rest : details, status);
}

/** Runs a query; throws `Problem` with the service's explanation when it is refused or stopped. */
export async function run(query: string, signal: AbortSignal): Promise<Result> {
  const began = performance.now();
  const accept = "application/sparql-results+json, application/n-triples;q=0.9";
  const response = await answered(`/sparql?lang=${lang()}`, {
    method: "POST",
    body: new URLSearchParams({ query }),
    headers: { Accept: accept },
    signal,
  });
  if (!response.ok)
    throw refused(
      (await response.json().catch(() => ({ title: response.statusText }))) as ProblemDetails,
      response.status,
    );
  const completeness = response.headers.get("Accord-Completeness") ?? "complete";
  if (response.headers.get("Content-Type")?.includes("n-triples")) {
    const triples = readTriples(await response.text());
    const rows = triples.map(([subject, predicate, object]) => ({
      subject: iri(subject),
      predicate: shortened(predicate),
      object: iri(object),
    }));
    const columns: Column[] = [
      { name: "subject", type: "text" },
      { name: "predicate", type: "text" },
      { name: "object", type: "text" },
    ];
    const milliseconds = Math.round(performance.now() - began);
    await name(rows);
    return { rows, columns, truth: null, triples, completeness, milliseconds };
  }
  const answer = read((await response.json()) as Json);
  const milliseconds = Math.round(performance.now() - began);
  await name(answer.rows);
  return { ...answer, triples: null, completeness, milliseconds };
}

function iri(value: string): Cell {
  return OURS.test(value) ? asCell({ type: "uri", value }) : value;
}
