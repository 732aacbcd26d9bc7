/** The parts of a search's address that narrow it down; each holds a comma list of values. */
export const FACETS = ["kind", "jurisdiction", "standing", "decade"] as const;
export type Facet = (typeof FACETS)[number];

/** The values that the address chooses in a facet. */
export function chosen(query: Record<string, string>, facet: Facet): string[] {
  return (query[facet] ?? "").split(",").filter(Boolean);
}

/** The comma list with a value put in or taken out; null where none is left. */
export function toggle(query: Record<string, string>, facet: Facet, value: string): string | null {
  const held = chosen(query, facet);
  const next = held.includes(value) ? held.filter((one) => one !== value) : [...held, value];
  return next.length ? next.join(",") : null;
}
