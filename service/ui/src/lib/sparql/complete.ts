import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { address, load, ask } from "$/api/client";
import type { Hit, Label } from "$/api/contract";
import { kindName } from "$/i18n/values";
import { lang, say } from "../ui.svelte";
import { PREFIXES } from "./prefixes";

const KEYWORDS = "SELECT DISTINCT WHERE FILTER OPTIONAL UNION GRAPH ORDER BY GROUP HAVING LIMIT OFFSET ASK CONSTRUCT DESCRIBE PREFIX VALUES BIND AS MINUS EXISTS NOT COUNT SUM MIN MAX AVG SAMPLE COALESCE LANG STR CONTAINS REGEX BOUND IN".split(" ");
const TERMS = `SELECT ?t ?l WHERE { GRAPH <https://w3id.org/accord-atlas/graph/ontology> {
  ?t <http://www.w3.org/2000/01/rdf-schema#label> ?l . FILTER(STRSTARTS(STR(?t), "https://w3id.org/accord-atlas/ontology#")) } }`;

interface Results {
  results: { bindings: { t: { value: string }; l: { value: string; "xml:lang"?: string } }[] };
}
let terms: Promise<Map<string, Label>> | null = null;

async function fetchTerms(): Promise<Map<string, Label>> {
  const found = new Map<string, Label>();
  const answer = await load<Results>(address("/sparql", { query: TERMS, format: "json" }));
  for (const { t, l } of answer.results.bindings) {
    const name = `aa:${t.value.slice(t.value.indexOf("#") + 1)}`;
    const label = found.get(name) ?? { en: null, zh: null };
    label[l["xml:lang"]?.startsWith("zh") ? "zh" : "en"] = l.value;
    found.set(name, label);
  }
  return found;
}

async function ontology(): Promise<Completion[]> {
  try {
    const known = await (terms ??= fetchTerms());
    return [...known].map(([name, label]) => ({ label: name, detail: say(label).text, type: /:[A-Z]/.test(name) ? "class" : "property" }));
  } catch {
    terms = null;
    return [];
  }
}

async function entities(words: string): Promise<Completion[]> {
  try {
    const { results } = await load<{ results: Hit[] }>(ask("/api/search", { q: words }));
    return results.slice(0, 12).map(({ entity }) => ({
      // The label is what is matched against what was typed; the prefixed name is what is written.
      label: words,
      displayLabel: say(entity.label, entity.id).text,
      detail: kindName(entity.kind, lang()),
      apply: `${entity.kind}:${entity.id}`,
      type: "constant",
    }));
  } catch {
    return [];
  }
}

/** Completes prefixes, the terms of the ontology by name or label, keywords, variables, and things by their names. */
export async function complete(context: CompletionContext): Promise<CompletionResult | null> {
  const word = context.matchBefore(/[?$]?[\p{L}\p{N}:_-]+/u);
  if (!word || (word.from === word.to && !context.explicit)) return null;
  const typed = word.text;
  if (/^[?$]/.test(typed)) {
    const variables = new Set(context.state.doc.toString().match(/[?$]\w+/g) ?? []);
    variables.delete(typed);
    return { from: word.from, options: [...variables].map((label) => ({ label, type: "variable" })) };
  }
  const prefixes = [...PREFIXES.keys()].map((name) => ({ label: `${name}:`, detail: PREFIXES.get(name) ?? "", type: "namespace" }));
  if (typed.startsWith("aa:")) return { from: word.from, options: await ontology(), validFor: /^aa:\w*$/ };
  const plain = typed.includes(":") ? (typed.split(":")[1] ?? "") : typed;
  const things = plain.length >= 2 ? await entities(plain) : [];
  const named = (await ontology()).filter(({ detail }) => detail?.includes(typed)).map((term) => ({ ...term, displayLabel: term.label, label: typed, apply: term.label }));
  const options = [...(typed.includes(":") ? [] : [...KEYWORDS.map((label) => ({ label, type: "keyword" })), ...prefixes, ...named]), ...things.map((one) => ({ ...one, label: typed }))];
  return { from: word.from, options };
}
