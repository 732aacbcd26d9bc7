/**
 * What a query's form makes the engine leave blank, drop or repeat, found in its syntax tree. Each rule has an example
 * in `pitfalls.json`, which the tests run on a real server: what is said here of the engine is so.
 */
import { Parser, type Expression, type Pattern, type SelectQuery, type SparqlQuery } from "sparqljs";
import type { Row } from "$/api/contract";
import { aggregates, comparisons, patterns, triples, variablesOf, type Comparison } from "./syntax";

export type Rule =
  | "aggregate-unbound"
  | "concat-not-text"
  | "having-alias"
  | "date-compared"
  | "year-compared"
  | "day-compared"
  | "language-tag"
  | "optional-first"
  | "optional-filtered"
  | "rows-repeat"
  | "count-repeats"
  | "limit-reached"
  | "limit-unordered"
  | "star-alphabetical";

/** A pitfall that a query has, and the variable or number that it is about. */
export interface Hint {
  rule: Rule;
  about: string;
}

/** The IRIs of properties by what they hold, as the release has them. */
export interface Holding {
  date: ReadonlySet<string>;
  day: ReadonlySet<string>;
  year: ReadonlySet<string>;
  words: ReadonlySet<string>;
}

/** What came of the query, where it was run. */
export interface Came {
  rows: readonly Row[];
}

const LABELS = ["label", "altLabel", "prefLabel", "definition", "comment"];

/** The pitfalls of a query, each once; none for what does not parse. */
export function hints(text: string, holding: Holding, came: Came | null = null): Hint[] {
  let query: SparqlQuery;
  try {
    query = new Parser().parse(text);
  } catch {
    return [];
  }
  if (query.type !== "query") return [];
  const where = query.where ?? [];
  const found: Hint[] = [...compared(where, holding), ...optionals(where)];
  if (query.queryType === "SELECT") found.push(...selected(query, came));
  return [...new Map(found.map((one) => [`${one.rule} ${one.about}`, one])).values()];
}

function selected(query: SelectQuery, came: Came | null): Hint[] {
  const where = query.where ?? [];
  const found: Hint[] = [];
  const aliases = new Set(query.variables.flatMap((one) => ("expression" in one ? [one.variable.value] : [])));
  const maybe = new Set(patterns(where).flatMap((one) => (one.type === "optional" ? variablesOf(one.patterns) : [])));
  const surely = new Set(variablesOf(where.filter((one) => one.type !== "optional")));
  const used = new Set(variablesOf(where));
  const grouped = new Set(
    (query.group ?? []).flatMap((one) => ("value" in one.expression ? [one.expression.value] : [])),
  );
  const counted = query.variables.flatMap((one) =>
    "expression" in one ? aggregates(one.expression).map((a) => ({ a, as: one.variable.value })) : [],
  );
  for (const { a, as } of counted) {
    const name = a.variable;
    if (!name) continue;
    if (a.aggregation === "count") {
      const others = [...used].filter((one) => one !== name && !grouped.has(one));
      if (!a.distinct && others.length) found.push({ rule: "count-repeats", about: name });
    } else if (a.aggregation !== "sample") {
      if (a.bare && maybe.has(name) && !surely.has(name)) found.push({ rule: "aggregate-unbound", about: name });
      else if (a.bare && a.aggregation === "group_concat" && (!came || came.rows.some((row) => row[as] === null)))
        found.push({ rule: "concat-not-text", about: name });
    }
  }
  for (const one of query.having ?? [])
    for (const name of variablesOf([one])) if (aliases.has(name)) found.push({ rule: "having-alias", about: name });
  if (query.variables.some((one) => !("expression" in one) && !("value" in one && one.termType === "Variable")))
    found.push({ rule: "star-alphabetical", about: "" });
  if (came && !query.distinct && !query.reduced && !counted.length && repeated(came.rows))
    found.push({ rule: "rows-repeat", about: "" });
  if (query.limit && came?.rows.length === query.limit) {
    found.push({ rule: "limit-reached", about: String(query.limit) });
    if (!query.order?.length) found.push({ rule: "limit-unordered", about: String(query.limit) });
  }
  return found;
}

/** Rows among which repeated ones are looked for: more would halt the page. */
const LOOKED_AT = 5000;

function repeated(rows: readonly Row[]): boolean {
  const seen = new Set<string>();
  return rows.slice(0, LOOKED_AT).some((row) => {
    const key = JSON.stringify(Object.values(row).map((cell) => (cell && typeof cell === "object" ? cell.iri : cell)));
    return seen.size === seen.add(key).size;
  });
}

/** Values set against others of a type with which they never compare. */
function compared(where: readonly Pattern[], holding: Holding): Hint[] {
  const found: Hint[] = [];
  const objects = new Map<string, string[]>();
  for (const { predicate, object } of triples(where)) {
    if (!predicate) continue;
    if (object.termType === "Variable") objects.set(object.value, [...(objects.get(object.value) ?? []), predicate]);
    else if (object.termType === "Literal" && plain(object) && isWords(predicate, holding))
      found.push({ rule: "language-tag", about: object.value });
  }
  const holds = (name: string, test: (property: string) => boolean): boolean => (objects.get(name) ?? []).some(test);
  for (const one of comparisons(where)) {
    const name = one.variable;
    if (holds(name, (p) => holding.date.has(p)) && (one.part || !one.other || !untyped(one)))
      found.push({ rule: "date-compared", about: name });
    else if (holds(name, (p) => holding.year.has(p)) && !one.part && one.other && !one.other.endsWith("#gYear"))
      found.push({ rule: "year-compared", about: name });
    else if (holds(name, (p) => holding.day.has(p)) && !one.part && one.other && !/#(date|dateTime)$/.test(one.other))
      found.push({ rule: "day-compared", about: name });
    else if (
      holds(name, (p) => isWords(p, holding)) &&
      untyped(one) &&
      ["=", "!=", "in", "notin"].includes(one.operator)
    )
      found.push({ rule: "language-tag", about: name });
  }
  return found;
}

function isWords(property: string, holding: Holding): boolean {
  return holding.words.has(property) || LABELS.some((name) => property.endsWith(`#${name}`));
}

function plain(literal: { language?: string; datatype?: { value: string } }): boolean {
  return !literal.language && Boolean(literal.datatype?.value.endsWith("#string"));
}

function untyped(one: Comparison): boolean {
  return Boolean(one.other?.endsWith("#string")) && !one.part;
}

/** An OPTIONAL before what it hangs on, and a FILTER outside it on what only it may bind. */
function optionals(where: readonly Pattern[]): Hint[] {
  const found: Hint[] = [];
  const groups = [
    where,
    ...patterns(where).flatMap((one) => ("patterns" in one && one.type !== "optional" ? [one.patterns] : [])),
  ];
  for (const group of groups) {
    const [first, ...rest] = group;
    if (first?.type === "optional" && rest.some((one) => one.type === "bgp")) {
      const shared = variablesOf(rest.filter((one) => one.type === "bgp"));
      const name = variablesOf([first]).find((one) => shared.includes(one));
      if (name) found.push({ rule: "optional-first", about: name });
    }
    const surely = new Set(variablesOf(group.filter((one) => one.type !== "optional" && one.type !== "filter")));
    const maybe = new Set(variablesOf(group.filter((one) => one.type === "optional")));
    for (const one of group) {
      if (one.type !== "filter" || mindful(one.expression)) continue;
      for (const name of variablesOf([one.expression]))
        if (maybe.has(name) && !surely.has(name)) found.push({ rule: "optional-filtered", about: name });
    }
  }
  return found;
}

/** Whether an expression reckons with blanks: by BOUND, COALESCE, EXISTS or an alternative. */
function mindful(expression: Expression): boolean {
  const text = JSON.stringify(expression);
  return /"operator":"(bound|coalesce|exists|notexists|if|\|\|)"/i.test(text);
}
