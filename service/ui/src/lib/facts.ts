import { isEntity, type Cell, type Evidence, type Fact, type Label } from "$/api/contract";

export interface FactGroup {
  key: string;
  label: Label;
  /** Two statements of one property from different sources that do not agree, as the release marks them. */
  contested: boolean;
  values: { cell: Cell; evidence: Evidence[] }[];
}

/** Properties that say how something is named or stored, not what it is. */
const SILENT = new Set(["type", "label", "prefLabel", "notation", "inScheme"]);

function localName(iri: string): string {
  return iri.replace(/^.*[#/:]/, "");
}

/** Facts by property, in the order in which the properties first come. */
export function grouped(facts: readonly Fact[]): FactGroup[] {
  const groups = new Map<string, FactGroup>();
  for (const fact of facts) {
    const key = isEntity(fact.property) ? fact.property.iri : String(fact.property);
    if (SILENT.has(localName(key))) continue;
    const words = localName(key).replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
    const label = isEntity(fact.property) ? fact.property.label : { en: words, zh: null };
    const group = groups.get(key) ?? { key, label, contested: false, values: [] };
    const evidence = Array.isArray(fact.evidence) ? fact.evidence : fact.evidence ? [fact.evidence] : [];
    group.contested ||= evidence.some((one) => one.contested === true || (one.rank ?? "preferred") !== "preferred");
    group.values.push({ cell: fact.value, evidence });
    groups.set(key, group);
  }
  return [...groups.values()];
}
