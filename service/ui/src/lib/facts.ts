import type { Cell, Evidence, Fact, Label } from "$/api/contract";

export interface Value {
  cell: Cell;
  language: string | null;
  evidence: Evidence[];
}

export interface FactGroup {
  key: string;
  group: string;
  label: Label;
  /** Statements of one property that compete, as the release ranks them. */
  contested: boolean;
  values: Value[];
}

/** Properties that say how something is stored, not what it is; the page's head already shows the labels. */
const SILENT = new Set(["type", "label", "prefLabel", "inScheme"]);

export function localName(iri: string): string {
  return iri.replace(/^.*[#/:]/, "");
}

/** Facts by property, in the order in which the properties first come. */
export function grouped(facts: readonly Fact[]): FactGroup[] {
  const groups = new Map<string, FactGroup>();
  for (const fact of facts) {
    const key = fact.property.iri;
    if (SILENT.has(localName(key))) continue;
    const found = groups.get(key) ?? {
      key,
      group: fact.group,
      label: fact.property.label,
      contested: false,
      values: [],
    };
    found.contested ||= fact.evidence.some((one) => one.rank === "preferred" || one.rank === "deprecated");
    found.values.push({ cell: fact.value, language: fact.language, evidence: fact.evidence });
    groups.set(key, found);
  }
  return [...groups.values()];
}

/** The groups of properties in the order that the service gives them, each with its properties. */
export function sections(
  facts: readonly Fact[],
  groups: readonly { name: string; label: Label }[],
): { name: string; label: Label; facts: FactGroup[] }[] {
  const all = grouped(facts);
  return groups
    .map(({ name, label }) => ({ name, label, facts: all.filter((fact) => fact.group === name) }))
    .filter((section) => section.facts.length);
}
