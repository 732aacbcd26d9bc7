import { address, load } from "$/api/client";
import { lang } from "./ui.svelte";

const QUERY = `PREFIX aa: <https://w3id.org/accord-atlas/ontology#>
SELECT DISTINCT ?en ?zh WHERE { ?claim aa:why ?en, ?zh . FILTER (LANG(?en) = "en" && LANG(?zh) = "zh") }`;

interface Results {
  results: { bindings: { en: { value: string }; zh: { value: string } }[] };
}

let chinese = $state.raw<ReadonlyMap<string, string>>(new Map());
let asked = false;

/** A reason for a rank in the reader's language; the stored question tells it in English, the release has both. */
export function reason(english: string): string {
  if (lang() === "zh" && !asked) {
    asked = true;
    load<Results>(address("/sparql", { query: QUERY, format: "json" })).then(
      (answer) => (chinese = new Map(answer.results.bindings.map(({ en, zh }) => [en.value, zh.value]))),
      // Without it the English words are still true.
      () => undefined,
    );
  }
  return lang() === "zh" ? (chinese.get(english) ?? english) : english;
}
