import type { Entity, Target } from "$/api/contract";

export const OUTCOMES = ["met", "late", "missed", "not-comparable", "not-due", "no-evidence"];
/** The one metric that the notice sets by specialty and year, which makes it a grid rather than a list. */
export const REGISTERED = "registered-engineers";

/** By which entities targets and intentions are filtered, and by which words. */
export const FILTERS = ["responsible", "region", "specialty"] as const;
export type Facet = (typeof FILTERS)[number] | "outcome" | "year";
export type Filters = Partial<Record<Facet, string>>;

/** What stands for a missing year in the address and in the API. */
export const NO_YEAR = "none";

/** What an item has of a facet: slugs of entities, a notation, a year. */
function values(item: Target, of: Facet): string[] {
  if (of === "year") return [item.year === null ? NO_YEAR : String(item.year)];
  if (of === "outcome") return [item.outcome];
  return entities(item, of).map((one) => one.id);
}

function entities(item: Target, of: (typeof FILTERS)[number]): Entity[] {
  const found = item[of];
  return Array.isArray(found) ? found : found ? [found] : [];
}

const FACETS: readonly Facet[] = [...FILTERS, "outcome", "year"];

/** The targets and intentions that pass all filters; a filter names an entity by its slug. */
export function passing(all: readonly Target[], filters: Filters): Target[] {
  return all.filter((item) => FACETS.every((of) => !filters[of] || values(item, of).includes(filters[of])));
}

/** The verdict where nothing was found. */
export const UNFOUND = "no-evidence-found";
const VERDICTS = ["reached", "partly", "not-reached", "superseded", UNFOUND];

/** The items by the verdict on all evidence found, what is known first. */
export function judged(items: readonly Target[]): { verdict: string; items: Target[] }[] {
  return VERDICTS.map((verdict) => ({
    verdict,
    items: items.filter((item) => (item.verdict ?? UNFOUND) === verdict),
  })).filter((group) => group.items.length);
}

/** How many there would be with each value of a facet, the other filters staying as they are. */
export function counted(all: readonly Target[], filters: Filters, of: Facet): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of passing(all, { ...filters, [of]: "" }))
    for (const value of values(item, of)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** Every entity by which they can be filtered, once. */
export function options(all: readonly Target[], of: (typeof FILTERS)[number]): Entity[] {
  return [...new Map(all.flatMap((item) => entities(item, of)).map((one) => [one.iri, one] as const)).values()];
}

export interface Grid {
  years: number[];
  rows: { specialty: Entity | null; cells: (Target | null)[]; items: Target[] }[];
}

/** The registrations by specialty and year; the row of all specialties together comes first. */
export function grid(all: readonly Target[]): Grid {
  const held = all.filter((item) => item.metric === REGISTERED && item.year !== null);
  const years = [...new Set(held.map((item) => item.year ?? 0))].sort();
  const specialties = [...new Map(held.map((item) => [item.specialty?.iri ?? "", item.specialty])).values()];
  const rows = specialties.map((specialty) => {
    const items = held.filter((item) => (item.specialty?.iri ?? "") === (specialty?.iri ?? ""));
    return { specialty, items, cells: years.map((year) => items.find((item) => item.year === year) ?? null) };
  });
  return { years, rows: rows.sort((a, b) => Number(Boolean(a.specialty)) - Number(Boolean(b.specialty))) };
}

/** The targets with a number that stand outside the grid. */
export function numbered(all: readonly Target[]): Target[] {
  return all.filter((item) => item.kind === "target" && (item.metric !== REGISTERED || item.year === null));
}

/** The intentions by kind: first the kinds of which something was met, then those with the most. */
export function byKind(all: readonly Target[]): [kind: string, items: Target[]][] {
  const groups = new Map<string, Target[]>();
  for (const item of all)
    if (item.kind === "intention") groups.set(item.metric, [...(groups.get(item.metric) ?? []), item]);
  const met = ([, items]: [string, Target[]]): number =>
    items.filter((item) => item.outcome === "met" || item.outcome === "late").length;
  return [...groups].sort((a, b) => met(b) - met(a) || b[1].length - a[1].length);
}

/** The share of a target that a figure of the same kind reaches, from 0 to 1; null where no such figure is known. */
export function share(item: Target): number | null {
  return item.value && typeof item.observed === "number" && item.outcome !== "not-comparable"
    ? Math.min(1, item.observed / item.value)
    : null;
}
