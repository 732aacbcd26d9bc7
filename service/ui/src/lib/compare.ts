import type { CompareAnswer, CompareRow, Entity } from "$/api/contract";

/** How many things stand side by side at most. */
export const MOST = 4;
/** What is worth comparing before anything is chosen, by the name of its words; the first is shown. */
export const EXAMPLES = {
  neighbours: "cn,my,sg,th",
  three: "my,sg,th",
  registers: "apec-engineer,ipea",
  bodies: "cse-cn,iem-my",
} as const;

/** The things that an address names, each once. */
export function named(of: string | undefined): string[] {
  return [
    ...new Set(
      (of ?? "")
        .split(",")
        .map((one) => one.trim())
        .filter(Boolean),
    ),
  ];
}

/** The same with one of them so many places further on; it stays where there is no such place. */
export function moved(ids: readonly string[], id: string, by: number): string[] {
  const [from, to] = [ids.indexOf(id), ids.indexOf(id) + by];
  if (from < 0 || to < 0 || to >= ids.length) return [...ids];
  const rest = ids.filter((one) => one !== id);
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}

/** The rows by their group, in the order of the answer's groups; `only` leaves out those that are the same for all. */
export function grouped(
  rows: readonly CompareRow[],
  only: boolean,
): [group: CompareRow["group"], rows: CompareRow[]][] {
  const groups = new Map<CompareRow["group"], CompareRow[]>();
  for (const row of rows) if (row.differs || !only) groups.set(row.group, [...(groups.get(row.group) ?? []), row]);
  return [...groups];
}

/** The entities that one thing has in a row and none of the others. */
export function own(row: CompareRow, id: string): Set<string> {
  const others = Object.entries(row.values).flatMap(([of, value]) => (of === id ? [] : (value.entities ?? [])));
  const theirs = new Set(others.map((one: Entity) => one.iri));
  return new Set((row.values[id]?.entities ?? []).map((one) => one.iri).filter((iri) => !theirs.has(iri)));
}

/** What is counted as shared: of agreements their members, of all else the agreements. */
export function subject(answer: CompareAnswer): "members" | "agreements" {
  return answer.kind === "agreement" ? "members" : "agreements";
}
