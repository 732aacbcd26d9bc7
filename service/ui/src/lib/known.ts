import { FACETS } from "./facets";
import { STATE } from "./net/view";
import { parametersOf } from "./vocabulary.svelte";
import { TABS } from "./workbench";

/** The parts that every address may have. */
const EVERYWHERE = ["lang", "release", "layers", "tour", "step"];

/** The parts of the query page that are its own; those of a question are its parameters, with or without `p.`. */
export const QUERY_PAGE = [
  ...["tab", "question", "q", "view", "by", "find", "subject"],
  ...["of", "show", "where", "on", "sure", "sort", "most"],
];

/** The parts that the address of a page may have; a page that is not here says nothing of parts it does not know. */
const KNOWN: Record<string, readonly string[]> = {
  compare: ["as_of", "of", "only"],
  data: ["class", "concerning", "find", "from", "since", "tab", "to"],
  dossier: ["as_of", "sort", "with"],
  glossary: ["find"],
  id: ["as_of", "with"],
  map: ["as_of", "of", "view"],
  matrix: ["agreements", "as_of", "gaps", "group", "region", "short", "sort", "status"],
  network: [...STATE, "tab", "lit", "measures", "embed"],
  routes: ["agreement", "as_of", "candidate", "from", "level", "specialty", "tab", "to"],
  scenario: ["as_of", "from", "join", "organization", "sign"],
  search: ["q", ...FACETS, "all"],
  targets: ["document", "goal", "outcome", "region", "responsible", "specialty", "year"],
  workbench: TABS.flatMap((tab) => tab.parts),
};

/** The parts of an address that its page does not know, and those that it does; empty where it knows all. */
export function unknownParts(page: string, query: Record<string, string>): { unknown: string[]; known: string[] } {
  const known = page === "sparql" ? ofQueryPage(query) : KNOWN[page];
  const all = [...(known ?? []), ...EVERYWHERE];
  return { unknown: known ? Object.keys(query).filter((name) => !all.includes(name)) : [], known: all };
}

/** Whether a part of an address says something to a page. */
export function takes(page: string, part: string): boolean {
  return KNOWN[page]?.includes(part) ?? false;
}

/** What the query page knows; undefined, which stands for anything, until the parameters of its question are known. */
function ofQueryPage(query: Record<string, string>): string[] | undefined {
  const names = query.question ? parametersOf(query.question) : [];
  return names && [...QUERY_PAGE, ...names.flatMap((name) => [name, `p.${name}`])];
}
