import { address, load } from "$/api/client";
import type { Label } from "$/api/contract";
import { valueName } from "$/i18n/values";
import { lang, say } from "./ui.svelte";

const QUERY = `PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?concept ?label WHERE {
  ?concept skos:notation ?notation ; rdfs:label ?label .
  FILTER(STRSTARTS(STR(?concept), "https://w3id.org/accord-atlas/id/concept/"))
}`;

interface Results {
  results: { bindings: { concept: { value: string }; label: { value: string; "xml:lang"?: string } }[] };
}

const names = $state<Record<string, Label>>({});
let asked = false;

async function fill(): Promise<void> {
  const answer = await load<Results>(address("/sparql", { query: QUERY, format: "json" }));
  for (const { concept, label } of answer.results.bindings) {
    const key = concept.value.slice(concept.value.lastIndexOf("/") + 1);
    const name = (names[key] ??= { en: null, zh: null });
    name[label["xml:lang"]?.startsWith("zh") ? "zh" : "en"] = label.value;
  }
}

/**
 * A controlled value in the reader's language: the vocabulary's label, else our own word, else its notation. A column
 * whose values come from several vocabularies names them all: `metric|intention-kind`.
 */
export function conceptName(notation: string, scheme: string | null | undefined): string {
  const known = valueName(notation, lang());
  if (known && !scheme?.includes("kind")) return known;
  if (!asked) {
    asked = true;
    // Without the vocabulary the notation still says what is meant.
    fill().catch(() => undefined);
  }
  const found = scheme?.split("|").map((one) => names[`${one}.${notation}`]).find(Boolean);
  return say(found, known ?? notation.replaceAll("-", " ")).text;
}
