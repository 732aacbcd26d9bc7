import type { Entity, Target } from "$/api/contract";

export const OUTCOMES = ["met", "late", "missed", "not-comparable", "not-due", "no-evidence"];
/** The one metric that the notice sets by specialty and year, which makes it a grid rather than a list. */
export const REGISTERED = "registered-engineers";

export const FILTERS = ["region", "specialty", "organization"] as const;
export type Filters = Partial<Record<(typeof FILTERS)[number] | "outcome" | "year", string>>;

/** The year by which a target or an intention is filtered: `none` where the notice states none. */
export function yearOf(item: Target): string {
  return item.year === null ? "none" : String(item.year);
}

/** The targets and intentions that pass all filters; a filter names an entity by its slug. */
export function passing(all: readonly Target[], filters: Filters): Target[] {
  return all.filter(
    (item) =>
      FILTERS.every((name) => !filters[name] || item[name]?.id === filters[name]) &&
      (!filters.outcome || item.outcome === filters.outcome) &&
      (!filters.year || yearOf(item) === filters.year),
  );
}

/** Every entity by which they can be filtered, once. */
export function options(all: readonly Target[], of: (typeof FILTERS)[number]): Entity[] {
  return [...new Map(all.flatMap((item) => (item[of] ? [[item[of].iri, item[of]] as const] : []))).values()];
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
