import type { Entity, NextStep, Scenario, ScenarioRoute } from "$/api/contract";
import { appearance, type Appearance } from "./standing";

/** The body whose steps are shown before another is chosen: the one that the pilot notice charges. */
export const BODY = "cse-cn";

/** What is supposed, as the address has it: accessions `agreement:body`, agreements of two bodies `body:body`. */
export interface Supposed {
  join: string[];
  sign: string[];
}

function listed(text: string | undefined): string[] {
  return [
    ...new Set(
      (text ?? "")
        .split(",")
        .map((one) => one.trim())
        .filter(Boolean),
    ),
  ];
}

export function supposedIn(query: Record<string, string>): Supposed {
  return { join: listed(query.join), sign: listed(query.sign) };
}

/** The parts of the address with a pair more, or without one that is there. */
export function toggled(now: Supposed, kind: keyof Supposed, pair: string): Record<keyof Supposed, string | null> {
  const changed = now[kind].includes(pair) ? now[kind].filter((one) => one !== pair) : [...now[kind], pair];
  const next = { ...now, [kind]: changed };
  return { join: next.join.join(",") || null, sign: next.sign.join(",") || null };
}

/** The body that the first step is about; blank where nothing is supposed. */
export function bodyOf(now: Supposed): string {
  return now.join[0]?.split(":").at(-1) ?? now.sign[0]?.split(":")[0] ?? "";
}

/** A step as the address has it; null for one that names no body to agree with. */
export function pairOf(step: NextStep, organization: string): [kind: keyof Supposed, pair: string] | null {
  if (step.kind === "join") return step.agreement ? ["join", `${step.agreement.id}:${organization}`] : null;
  return step.other ? ["sign", `${organization}:${step.other.id}`] : null;
}

/** A route as a picture shows it: whether it is only supposed, else how surely it stands. */
export type Shown = Appearance | "supposed";
/** Ways between the origin and a place by one basis, each the surest there is; null where there is none. */
export type Ways = Record<ScenarioRoute["direction"], Shown[]>;
export interface Place {
  place: Entity;
  /** Whether anything is other than it is today. */
  differs: boolean;
  cells: Map<string, { before: Ways; after: Ways }>;
}

const ORDER: readonly Shown[] = ["supposed", "certain", "presumed", "provisional", "possible", "former"];

function note(ways: Ways, direction: ScenarioRoute["direction"], shown: Shown): void {
  const facts = ways[direction].filter((one) => one !== "supposed");
  const surest = [...facts, ...(shown === "supposed" ? [] : [shown])].sort(
    (a, b) => ORDER.indexOf(a) - ORDER.indexOf(b),
  );
  const supposed = shown === "supposed" || ways[direction].includes("supposed");
  ways[direction] = [...(supposed ? (["supposed"] as const) : []), ...surest.slice(0, 1)];
}

const fact = (route: { certainty: string }): Shown => appearance(route.certainty) ?? "possible";

/** Place by place and basis by basis: what is open today, and what would be. */
export function places(answer: Scenario): Place[] {
  const found = new Map<string, Place>();
  const cell = (route: ScenarioRoute, differs: boolean): { before: Ways; after: Ways } => {
    const place = found.get(route.jurisdiction.iri) ?? { place: route.jurisdiction, differs, cells: new Map() };
    place.differs ||= differs;
    found.set(route.jurisdiction.iri, place);
    const blank = (): Ways => ({ outbound: [], inbound: [] });
    const held = place.cells.get(route.basis) ?? { before: blank(), after: blank() };
    place.cells.set(route.basis, held);
    return held;
  };
  for (const route of answer.kept) {
    const { before, after } = cell(route, false);
    note(before, route.direction, fact(route));
    note(after, route.direction, fact(route));
  }
  for (const route of answer.gained) note(cell(route, true).after, route.direction, "supposed");
  for (const route of answer.lost) note(cell(route, true).before, route.direction, fact(route));
  for (const route of answer.changed) {
    const { before, after } = cell(route, true);
    note(before, route.direction, fact(route.before));
    note(after, route.direction, "supposed");
  }
  return [...found.values()];
}

const alike = (a: Ways, b: Ways): boolean =>
  a.outbound.join() === b.outbound.join() && a.inbound.join() === b.inbound.join();

/** The bases that occur, by name of their notation, and whether anything would be other by them than it is today. */
export function bases(all: readonly Place[]): { basis: string; differs: boolean }[] {
  const found = [...new Set(all.flatMap((one) => [...one.cells.keys()]))].sort();
  return found.map((basis) => ({
    basis,
    differs: all.some(({ cells }) => {
      const cell = cells.get(basis);
      return cell ? !alike(cell.before, cell.after) : false;
    }),
  }));
}

/** Routes that say the same in both directions, as one: a route with the directions in which it holds. */
export interface Merged<R extends ScenarioRoute> {
  route: R;
  directions: Set<ScenarioRoute["direction"]>;
}

export function merged<R extends ScenarioRoute>(routes: readonly R[]): Merged<R>[] {
  const found = new Map<string, Merged<R>>();
  for (const route of routes) {
    const { jurisdiction, agreement, basis, level, recognises, certainty, first, part } = route;
    const said = [jurisdiction.iri, agreement?.iri, basis, level, recognises.join(), certainty, first, part?.iri];
    const key = JSON.stringify(said);
    const held = found.get(key) ?? { route, directions: new Set() };
    found.set(key, held);
    held.directions.add(route.direction);
  }
  return [...found.values()];
}
