import type { Entity, Goal } from "$/api/contract";

export const OUTCOMES = ["met", "late", "missed", "not-comparable", "not-due", "no-evidence"];
/** The one metric that the notice sets by specialty and year, which makes it a grid rather than a list. */
export const REGISTERED = "registered-engineers";

export const FILTERS = ["region", "specialty", "organization"] as const;
export type Filters = Partial<Record<(typeof FILTERS)[number] | "outcome" | "year", string>>;

/** The year by which a goal is filtered: `none` where the notice states none. */
export function yearOf(goal: Goal): string {
  return goal.year === null ? "none" : String(goal.year);
}

/** The goals that pass all filters; a filter names an entity by its slug. */
export function passing(all: readonly Goal[], filters: Filters): Goal[] {
  return all.filter(
    (goal) =>
      FILTERS.every((name) => !filters[name] || goal[name]?.id === filters[name]) &&
      (!filters.outcome || goal.outcome === filters.outcome) &&
      (!filters.year || yearOf(goal) === filters.year),
  );
}

/** Every entity by which the goals can be filtered, once. */
export function options(all: readonly Goal[], of: (typeof FILTERS)[number]): Entity[] {
  return [...new Map(all.flatMap((goal) => (goal[of] ? [[goal[of].iri, goal[of]] as const] : []))).values()];
}

export interface Grid {
  years: number[];
  rows: { specialty: Entity | null; cells: (Goal | null)[]; goals: Goal[] }[];
}

/** The registrations by specialty and year; the row of all specialties together comes first. */
export function grid(all: readonly Goal[]): Grid {
  const held = all.filter((goal) => goal.metric === REGISTERED && goal.year !== null);
  const years = [...new Set(held.map((goal) => goal.year ?? 0))].sort();
  const specialties = [...new Map(held.map((goal) => [goal.specialty?.iri ?? "", goal.specialty])).values()];
  const rows = specialties.map((specialty) => {
    const goals = held.filter((goal) => (goal.specialty?.iri ?? "") === (specialty?.iri ?? ""));
    return { specialty, goals, cells: years.map((year) => goals.find((goal) => goal.year === year) ?? null) };
  });
  return { years, rows: rows.sort((a, b) => Number(Boolean(a.specialty)) - Number(Boolean(b.specialty))) };
}

/** The targets with a number that stand outside the grid. */
export function numbered(all: readonly Goal[]): Goal[] {
  return all.filter((goal) => goal.kind === "target" && (goal.metric !== REGISTERED || goal.year === null));
}

/** The intentions by kind: first the kinds of which something was met, then those with the most. */
export function byKind(all: readonly Goal[]): [kind: string, goals: Goal[]][] {
  const groups = new Map<string, Goal[]>();
  for (const goal of all)
    if (goal.kind === "intention") groups.set(goal.metric, [...(groups.get(goal.metric) ?? []), goal]);
  const met = ([, goals]: [string, Goal[]]): number =>
    goals.filter((goal) => goal.outcome === "met" || goal.outcome === "late").length;
  return [...groups].sort((a, b) => met(b) - met(a) || b[1].length - a[1].length);
}

/** The share of a target that a figure of the same kind reaches, from 0 to 1; null where no such figure is known. */
export function share(goal: Goal): number | null {
  return goal.value && typeof goal.observed === "number" && goal.outcome !== "not-comparable"
    ? Math.min(1, goal.observed / goal.value)
    : null;
}
