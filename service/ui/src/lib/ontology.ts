import type { Label } from "$/api/contract";
import type { Result } from "./sparql/run";
import { shortened } from "./sparql/prefixes";

export type TermKind = "class" | "object" | "value" | "note";

export interface Term {
  iri: string;
  name: string;
  kind: TermKind;
  isClass: boolean;
  label: Label;
  meaning: Label;
  domains: string[];
  ranges: string[];
  /** Classes, or properties, of which this is a kind. */
  parents: string[];
}

export const QUERY = `PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX schema: <https://schema.org/>
SELECT ?term ?type ?what ?value (LANG(?value) AS ?language) WHERE {
  ?term a ?type . FILTER(?type IN (owl:Class, owl:ObjectProperty, owl:DatatypeProperty, owl:AnnotationProperty))
  FILTER(STRSTARTS(STR(?term), "https://w3id.org/accord-atlas/ontology#"))
  VALUES ?what { rdfs:label skos:definition rdfs:comment rdfs:domain rdfs:range schema:domainIncludes schema:rangeIncludes rdfs:subClassOf rdfs:subPropertyOf }
  ?term ?what ?value .
} ORDER BY ?term ?what ?value`;

const KINDS: Record<string, TermKind> = {
  Class: "class",
  ObjectProperty: "object",
  DatatypeProperty: "value",
  AnnotationProperty: "note",
};

function local(iri: string): string {
  return iri.replace(/^.*[#/]/, "");
}

/** The rows of the query as terms, classes first. */
export function terms(result: Result): Term[] {
  const found = new Map<string, Term>();
  for (const row of result.rows) {
    const iri = String(row.term);
    const kind = KINDS[local(String(row.type))] ?? "note";
    const term = found.get(iri) ?? {
      iri,
      name: shortened(iri),
      kind,
      isClass: kind === "class",
      label: { en: null, zh: null },
      meaning: { en: null, zh: null },
      domains: [],
      ranges: [],
      parents: [],
    };
    add(term, local(String(row.what)), String(row.value), row.language === "zh" ? "zh" : "en");
    found.set(iri, term);
  }
  return [...found.values()].sort((a, b) => Number(b.isClass) - Number(a.isClass) || a.name.localeCompare(b.name));
}

function add(term: Term, what: string, value: string, language: "en" | "zh"): void {
  const once = (list: string[]): unknown => list.includes(shortened(value)) || list.push(shortened(value));
  if (what === "label") term.label[language] = value;
  else if (what === "definition" || what === "comment") term.meaning[language] ??= value;
  else if (what.startsWith("domain")) once(term.domains);
  else if (what.startsWith("range")) once(term.ranges);
  else if (what.startsWith("sub")) once(term.parents);
}

/** A class and all classes above it. */
function above(all: readonly Term[], name: string): Set<string> {
  const up = new Set([name]);
  for (const one of up) for (const parent of all.find((term) => term.name === one)?.parents ?? []) up.add(parent);
  return up;
}

/** What can be said about a class: the properties whose domain it, or a class above it, is. */
export function said(all: readonly Term[], name: string): Term[] {
  const up = above(all, name);
  return all.filter((term) => !term.isClass && term.domains.some((domain) => up.has(domain)));
}

/** What leads to a class: the properties whose range it, or a class above it, is. */
export function leading(all: readonly Term[], name: string): Term[] {
  const up = above(all, name);
  return all.filter((term) => !term.isClass && term.ranges.some((range) => up.has(range)));
}

/** The classes that are kinds of a class. */
export function below(all: readonly Term[], name: string): Term[] {
  return all.filter((term) => term.isClass && term.parents.includes(name));
}
