import type { Lang } from "$/api/contract";
import { at } from "../root";

const COMMENT = "http://www.w3.org/2000/01/rdf-schema#comment";
/** The form in which each property is called by its whole address, whatever prefixes there are. */
const EXPANDED = 'application/ld+json;profile="http://www.w3.org/ns/json-ld#expanded"';
type Graph = Record<string, unknown>[];
let said = $state.raw<Partial<Record<Lang, string>>>({});
let requested = false;

/** Bytes as a reader counts them: 1 GiB, 50 MB. */
export function bytes(count: number): string {
  for (const [unit, size] of [
    ["GiB", 2 ** 30],
    ["MiB", 2 ** 20],
  ] as const)
    if (count >= size && count % size === 0) return `${count / size} ${unit}`;
  for (const [unit, size] of [
    ["GB", 1e9],
    ["MB", 1e6],
    ["kB", 1e3],
  ] as const)
    if (count >= size) return `${Math.round((count / size) * 10) / 10} ${unit}`;
  return `${count} B`;
}

/** The service's own sentence about its limits, with sizes in larger units. */
export function readable(sentence: string): string {
  return sentence.replace(/([\d,]+) (?:bytes|字节)/g, (_, digits: string) => bytes(Number(digits.replaceAll(",", ""))));
}

/** The limits in each language as a service description, in JSON-LD, states them of what answers queries. */
export function limitTexts(graph: Graph): Partial<Record<Lang, string>> {
  const asked = graph.filter((node) => String(node["@id"]).endsWith("/sparql"));
  const words = asked.flatMap((node) =>
    Array.isArray(node[COMMENT]) ? (node[COMMENT] as { "@language"?: string; "@value": string }[]) : [],
  );
  return Object.fromEntries(words.map((word) => [word["@language"] === "zh" ? "zh" : "en", readable(word["@value"])]));
}

/** What a query may cost on the service that answers; blank until they have come. */
export function limits(lang: Lang): string {
  if (!requested) {
    requested = true;
    fetch(at("/sparql"), { headers: { Accept: EXPANDED } })
      .then(async (response) => (said = response.ok ? limitTexts((await response.json()) as Graph) : {}))
      // Without it the page says only that there are limits.
      .catch(() => undefined);
  }
  return said[lang] ?? "";
}
