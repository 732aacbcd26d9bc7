import type { Cell, Entity, Envelope, Label } from "$/api/contract";

export const OUTCOMES = ["met", "late", "missed", "not-comparable", "not-due", "no-evidence"];
/** The one metric that the notice sets by specialty and year, which makes it a grid rather than a list. */
export const REGISTERED = "registered-engineers";

/** A figure that stands beside a target; `comparable_with` says what it may, and may not, be set against. */
export interface Figure {
  figure: Entity;
  metric: string;
  metric_label: Label;
  value: number | null;
  unit: string | null;
  date: string | null;
  organization: Entity | null;
  comparable: boolean;
  comparable_with: Label | null;
  source: Entity | null;
  confidence: string | null;
}

/** Something that happened with the body or country that an intention means; `bears` tells whether it counts. */
export interface Bearing {
  entity: Entity;
  kind: Label;
  date: string | null;
  bears: boolean;
  source: Entity | null;
  confidence: string | null;
}

/** A target or an intention of the notice, as `/api/targets` tells it. */
export interface Goal {
  target: Entity;
  kind: "target" | "intention";
  metric: string;
  comparator: string | null;
  value: number | null;
  unit: string | null;
  year: number | null;
  specialty: Entity | null;
  organization: Entity | null;
  jurisdiction: Entity | null;
  region: Entity | null;
  agreement: Entity | null;
  clause: Entity | null;
  outcome: string;
  observed: Cell;
  observed_on: string | null;
  source: Entity | null;
  reason: Label;
  counts_as: Label;
  does_not_count: Label;
  figures: Figure[];
  happenings: Bearing[];
}

export interface TargetsAnswer extends Envelope {
  outcomes: Record<string, number>;
  targets: Goal[];
}

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
  for (const goal of all) if (goal.kind === "intention") groups.set(goal.metric, [...(groups.get(goal.metric) ?? []), goal]);
  const met = ([, goals]: [string, Goal[]]): number => goals.filter((goal) => goal.outcome === "met" || goal.outcome === "late").length;
  return [...groups].sort((a, b) => met(b) - met(a) || b[1].length - a[1].length);
}

/** The share of a target that a figure of the same kind reaches, from 0 to 1; null where no such figure is known. */
export function share(goal: Goal): number | null {
  return goal.value && typeof goal.observed === "number" && goal.outcome !== "not-comparable" ? Math.min(1, goal.observed / goal.value) : null;
}
