import { isEntity, type Entity } from "$/api/contract";
import { run } from "./sparql/run";
import { lang, say } from "./ui.svelte";

/** Which entities a choice offers, per kind: those that an answer can be about. */
const QUERIES: Record<string, string> = {
  jurisdiction: "?p <https://w3id.org/accord-atlas/ontology#jurisdiction> ?one ; a <https://w3id.org/accord-atlas/ontology#Participation> .",
  specialty: "?one a <https://w3id.org/accord-atlas/ontology#Specialty> .",
  agreement: "?r <https://w3id.org/accord-atlas/ontology#agreement> ?one ; a <https://w3id.org/accord-atlas/ontology#AccessionRule> .",
  organization: "?one a <https://w3id.org/accord-atlas/ontology#Organization> .",
};

const lists = $state<Record<string, Entity[]>>({});
const asked = new Set<string>();

/** The entities of a kind that can be chosen, by name in the reader's language; empty until they have come. */
export function choices(kind: string): Entity[] {
  if (!asked.has(kind) && QUERIES[kind]) {
    asked.add(kind);
    void run(`SELECT DISTINCT ?one WHERE { ${QUERIES[kind]} }`, new AbortController().signal)
      .then((result) => (lists[kind] = result.rows.flatMap((row) => (isEntity(row.one ?? null) ? [row.one as Entity] : []))))
      .catch(() => asked.delete(kind));
  }
  const order = new Intl.Collator(lang() === "zh" ? "zh-Hans-u-co-pinyin" : "en");
  return [...(lists[kind] ?? [])].sort((a, b) => order.compare(say(a.label, a.id).text, say(b.label, b.id).text));
}
