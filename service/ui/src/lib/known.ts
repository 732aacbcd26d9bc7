import { STATE } from "./net/view";

/** The parts that every address may have. */
const EVERYWHERE = ["lang"];

/** The parts that the address of a page may have; a page that is not here says nothing of parts it does not know. */
const KNOWN: Record<string, readonly string[]> = {
  data: ["class", "find", "from", "tab", "to"],
  network: [...STATE, "tab", "lit"],
  map: ["as_of", "of", "view"],
  matrix: ["agreements", "as_of", "gaps", "group", "region", "short", "sort", "status"],
  routes: ["agreement", "as_of", "candidate", "from", "level", "specialty", "tab", "to"],
};

/** The parts of an address that its page does not know, and those that it does; empty where it knows all. */
export function unknownParts(page: string, query: Record<string, string>): { unknown: string[]; known: string[] } {
  const known = KNOWN[page];
  const all = [...(known ?? []), ...EVERYWHERE];
  return { unknown: known ? Object.keys(query).filter((name) => !all.includes(name)) : [], known: all };
}
