import { isEntity, type Cell, type Entity, type Row } from "$/api/contract";

export const OUTCOMES = ["met", "late", "missed", "not-comparable", "not-due", "no-evidence"];

export interface Goal {
  target: Entity;
  metric: string;
  comparator: string;
  value: number | null;
  unit: string;
  year: string;
  outcome: string;
  observed: Cell;
  observedOn: string;
  source: Cell;
  reason: string;
  clause: Cell;
  regions: Entity[];
  specialties: Entity[];
  bodies: Entity[];
}

export const FILTERS = ["region", "specialty", "organization"] as const;
export type Filters = Partial<Record<(typeof FILTERS)[number] | "outcome" | "year", string>>;

function add(list: Entity[], ...cells: (Cell | undefined)[]): void {
  for (const cell of cells) if (cell && isEntity(cell) && !list.some((one) => one.iri === cell.iri)) list.push(cell);
}

function text(cell: Cell | undefined): string {
  return cell === null || cell === undefined || isEntity(cell) ? "" : String(cell);
}

/** The rows of `target-outcomes`, one goal each, with what `targets` and `intentions` say of the same goal. */
export function goals(outcomes: readonly Row[], details: readonly Row[]): Goal[] {
  const more = new Map<string, Row[]>();
  for (const row of details) {
    const key = row.target ?? row.intention;
    if (key && isEntity(key)) more.set(key.iri, [...(more.get(key.iri) ?? []), row]);
  }
  const found = new Map<string, Goal>();
  for (const row of outcomes) {
    if (!isEntity(row.target)) continue;
    const said = more.get(row.target.iri) ?? [];
    const goal = found.get(row.target.iri) ?? begin(row, row.target, said[0]);
    add(goal.regions, row.region, row.jurisdiction, ...said.map((one) => one.region));
    add(goal.specialties, ...said.map((one) => one.specialty));
    add(goal.bodies, row.organization, ...said.map((one) => one.organization));
    found.set(row.target.iri, goal);
  }
  return [...found.values()];
}

function begin(row: Row, target: Entity, said: Row | undefined): Goal {
  return {
    target,
    metric: text(row.metric),
    comparator: text(said?.comparator),
    value: typeof row.value === "number" ? row.value : null,
    unit: text(said?.unit),
    year: text(row.year),
    outcome: text(row.outcome),
    observed: row.observed ?? null,
    observedOn: text(row.observed_on),
    source: row.source ?? null,
    reason: text(row.reason),
    clause: said?.clause ?? null,
    regions: [],
    specialties: [],
    bodies: [],
  };
}

/** The goals that pass all filters; a filter names an entity by its slug. */
export function passing(all: readonly Goal[], filters: Filters): Goal[] {
  const has = (list: Entity[], slug: string | undefined): boolean => !slug || list.some((one) => one.id === slug);
  return all.filter(
    (goal) =>
      has(goal.regions, filters.region) &&
      has(goal.specialties, filters.specialty) &&
      has(goal.bodies, filters.organization) &&
      (!filters.outcome || goal.outcome === filters.outcome) &&
      (!filters.year || (goal.year || "none") === filters.year),
  );
}

/** Goals by metric, the metrics with numbers first. */
export function byMetric(all: readonly Goal[]): [metric: string, goals: Goal[]][] {
  const groups = new Map<string, Goal[]>();
  for (const goal of all) groups.set(goal.metric, [...(groups.get(goal.metric) ?? []), goal]);
  const numbered = (group: Goal[]): number => Number(group.every((goal) => goal.value === null));
  return [...groups].sort((a, b) => numbered(a[1]) - numbered(b[1]) || b[1].length - a[1].length);
}

/** Every entity by which the goals can be filtered, once. */
export function options(all: readonly Goal[], of: "regions" | "specialties" | "bodies"): Entity[] {
  return [...new Map(all.flatMap((goal) => goal[of]).map((one) => [one.iri, one])).values()];
}
