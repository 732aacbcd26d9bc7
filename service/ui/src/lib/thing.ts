import type {
  Cell,
  Change,
  Label,
  NetEdge,
  NetNode,
  NetworkAnswer,
  Profile,
  ProfileFigure,
  ProfileKind,
  Row,
} from "$/api/contract";
import { isEntity } from "$/api/contract";
import { ownFirst } from "./order";
import { appearance, type Appearance } from "./standing";

/** The kinds of which the service has a profile: their pages open with it. */
const PROFILED = ["jurisdiction", "organization", "agreement"] as const satisfies readonly ProfileKind[];

export interface Thing {
  kind: string;
  slug: string;
}

/** Of which thing an address is the page: `/id/<kind>/<slug>`, or `/dossier/<slug>`; identifiers are in small letters. */
export function thingAt(path: string): Thing | null {
  const [, first = "", ...rest] = path.split("/").map((part) => decoded(part).toLowerCase());
  if (first === "dossier" && rest[0]) return { kind: "jurisdiction", slug: rest[0] };
  const [kind, ...slug] = rest;
  return first === "id" && kind && slug.join("/") ? { kind, slug: slug.join("/") } : null;
}

/** A part of a path as it reads; one that is no proper encoding stays as it is written. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function profiled(kind: string): ProfileKind | null {
  return PROFILED.find((one) => one === kind) ?? null;
}

export interface FigureGroup {
  property: string;
  name: Label;
  figures: ProfileFigure[];
}

/** Numbers of one property together, in the order in which the properties come. */
export function figureGroups(figures: readonly ProfileFigure[]): FigureGroup[] {
  const groups = new Map<string, FigureGroup>();
  for (const figure of figures) {
    const key = `${figure.property} ${figure.name.en}`;
    const group = groups.get(key) ?? { property: figure.property, name: figure.name, figures: [] };
    group.figures.push(figure);
    groups.set(key, group);
  }
  return [...groups.values()];
}

export interface Neighbour {
  node: NetNode;
  edge: NetEdge;
  forward: boolean;
}

/** The edges at one node, each with the node at its other end. */
export function neighbours(network: NetworkAnswer, centre: string): Neighbour[] {
  const nodes = new Map(network.nodes.map((node) => [node.id, node]));
  return network.edges.flatMap((edge) => {
    const forward = edge.source === centre;
    const node = nodes.get(forward ? edge.target : edge.source);
    return node && (forward || edge.target === centre) ? [{ node, edge, forward }] : [];
  });
}

export interface Bar {
  from: string;
  /** Blank while it is open. */
  until: string;
  look: Appearance;
  certainty: string;
  status: string;
  reason: string;
  /** Where it begins and how long it is, in parts of the whole span. */
  start: number;
  length: number;
}

export interface Line {
  member: Cell;
  bars: Bar[];
}

const DAY = 86_400_000;

/** Days since an epoch; a year or a month alone is its first day. */
function days(date: string): number {
  return Date.parse(date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date) / DAY;
}

/**
 * The seats of an agreement as bars over time, up to a day: by member in the order in which they came, bars that differ
 * only in who holds the seat joined. `years` are the first and the last year of the picture.
 */
export function lifelines(rows: readonly Row[], day: string): { lines: Line[]; years: [number, number] } {
  const text = (cell: Cell | undefined): string => (typeof cell === "string" ? cell : "");
  const started = rows.filter((row) => text(row.from) && text(row.from) <= day);
  const first = Math.min(...started.map((row) => Number(text(row.from).slice(0, 4))), Number(day.slice(0, 4)));
  const [begin, end] = [days(`${first}-01-01`), days(day) + 1];
  const lines = new Map<string, Line>();
  for (const row of [...started].sort((a, b) => text(a.from).localeCompare(text(b.from)))) {
    const [member, certainty, status] = [row.jurisdiction ?? row.organization ?? null, row.certainty, row.status];
    const look = appearance(text(certainty), text(status));
    if (!look) continue;
    const key = isEntity(member) ? member.iri : String(member);
    const line = lines.get(key) ?? { member, bars: [] };
    lines.set(key, line);
    const [from, until] = [text(row.from), text(row.until)];
    const last = line.bars.at(-1);
    const ends = until && until <= day ? days(until) : end;
    if (last && last.until === from && last.look === look && last.certainty === certainty && last.status === status) {
      last.until = until;
      last.length = (ends - begin) / (end - begin) - last.start;
      continue;
    }
    const start = (days(from) - begin) / (end - begin);
    line.bars.push({
      ...{ from, until, look, start, length: (ends - begin) / (end - begin) - start },
      ...{ certainty: text(certainty), status: text(status), reason: text(row.reason) },
    });
  }
  return { lines: [...lines.values()], years: [first, Number(day.slice(0, 4))] };
}

export interface Provided {
  /** What is recognised: notations. */
  recognises: string[];
  grants: string;
  ways: { from: Cell; to: Cell }[];
}

/** The ways of an agreement by what is recognised on them, those with most ways first. */
export function provided(rows: readonly Row[]): Provided[] {
  const ways = new Map<string, Provided & { from: Cell; to: Cell }>();
  for (const row of rows) {
    const [from, to] = [row.from_side ?? null, row.to_side ?? null];
    const key = [from, to].map((side) => (isEntity(side) ? side.iri : "")).join(" ");
    const grants = typeof row.grants === "string" ? row.grants : "";
    const way = ways.get(key) ?? { recognises: [], grants, ways: [], from, to };
    if (typeof row.recognises === "string" && !way.recognises.includes(row.recognises))
      way.recognises.push(row.recognises);
    if (!way.grants.includes(grants)) way.grants = `${way.grants}; ${grants}`;
    ways.set(key, way);
  }
  const groups = new Map<string, Provided>();
  for (const { recognises, grants, from, to } of ways.values()) {
    const key = `${[...recognises].sort().join()} ${grants}`;
    const group = groups.get(key) ?? { recognises, grants, ways: [] };
    group.ways.push({ from, to });
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => b.ways.length - a.ways.length);
}

/** What happened up to a day, the newest first, without what another change tells; what has no date comes last. */
export function toldOnce(changes: readonly Change[], day = ""): Change[] {
  const kept = changes.filter(({ told, earliest }) => !told && (!day || !earliest || earliest <= day));
  return [...kept.filter(({ date }) => date).reverse(), ...kept.filter(({ date }) => !date)];
}

type Place = Profile["standing"][number];

/** The members of an agreement by country, the own one first; those of none, which are international, last. */
export function placesInOrder(places: readonly Place[]): Place[] {
  const held = places.flatMap((place) => (place.jurisdiction ? [{ ...place.jurisdiction, place }] : []));
  return [...ownFirst(held).map(({ place }) => place), ...places.filter(({ jurisdiction }) => !jurisdiction)];
}
