/** The prefixes of the project, read from the file that everything else reads. */
import text from "../../../../../ontology/prefixes.ttl?raw";

export const PREFIXES: ReadonlyMap<string, string> = new Map(
  [...text.matchAll(/sh:prefix "([^"]+)" ; sh:namespace "([^"]+)"/g)].map((match) => [match[1] ?? "", match[2] ?? ""]),
);

/** An IRI with its prefix, where it has one of ours; the longest namespace wins. */
export function shortened(iri: string): string {
  let best = "";
  let name = "";
  for (const [prefix, namespace] of PREFIXES) {
    if (iri.startsWith(namespace) && namespace.length > best.length) [best, name] = [namespace, prefix];
  }
  return best ? `${name}:${iri.slice(best.length)}` : iri;
}

/** The declarations that a query lacks for the prefixes it uses. */
export function missingPrefixes(query: string): string {
  const bare = query.replace(/<[^<>\s"{}|^`\\]*>|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|#.*$/gm, " ");
  const declared = new Set([...query.matchAll(/PREFIX\s+([\w-]*):/gi)].map((match) => match[1]));
  const used = new Set([...bare.matchAll(/(?<![\w:?$-])([a-z][\w-]*):/g)].map((match) => match[1] ?? ""));
  return [...used]
    .filter((prefix) => PREFIXES.has(prefix) && !declared.has(prefix))
    .map((prefix) => `PREFIX ${prefix}: <${PREFIXES.get(prefix)}>\n`)
    .join("");
}

/** A query with the declarations it lacks, on its first line so that every line keeps its number. */
export function declared(query: string): string {
  return missingPrefixes(query).replaceAll("\n", " ") + query;
}

/** What the service says of a place in such a query, counted as in the query that was written. */
export function recounted(said: string, query: string, line: number, column: number): string {
  const added = declared(query).length - query.length;
  if (line !== 1 || column <= added) return said;
  return said
    .replace(`column ${column}`, `column ${column - added}`)
    .replace(`第 ${column} 列`, `第 ${column - added} 列`);
}
