import { endpoint, type Params } from "$/api/client";
import type { Entity, Lang, NetworkAnswer } from "$/api/contract";
import { bare } from "../address.svelte";
import { endOf, FIRST_YEAR, yearOf } from "../dates";
import type { Drawable, DrawnNode } from "./graph";

/** Two agreements with many members in common: something readable to begin with. */
export const START = ["agreement/ipea", "agreement/apec-engineer"];
export const KINDS = [
  "organization",
  "agreement",
  "jurisdiction",
  "region",
  "specialty",
  "title",
  "standard",
  "event",
  "task",
  "target",
  "intention",
];
/** Hops from what a picture is made around that are on offer; an address may ask for up to six. */
export const DEPTHS = ["0", "1", "2", "3"] as const;
/** What the nodes of a picture are; the blank one: bodies, agreements and all other kinds. */
export const PROJECTIONS = ["", "organizations", "jurisdictions"] as const;

export function list(text: string | undefined): string[] {
  return text ? text.split(",").filter(Boolean) : [];
}

/** Whether an identifier says its kind: `kind/slug` or `kind:slug`. */
function of(kind: string, id: string): boolean {
  return id.startsWith(`${kind}/`) || id.startsWith(`${kind}:`);
}

/** How far a picture reaches where the address does not say: from bodies alone to their partners, which are two hops away. */
function reach(query: Record<string, string>, focus: readonly string[]): string {
  const plain = !query.projection && FILTERS.every((name) => !query[name]);
  return plain && focus.every((id) => of("organization", id)) ? "2" : "1";
}

/** How far the picture of an address reaches. */
export function depthOf(query: Record<string, string>): string {
  return query.depth ?? reach(query, focusOf(query));
}

/** What the address asks the service for; every filter that is not set has a default that keeps the picture readable. */
export function networkParams(query: Record<string, string>): Params {
  const focus = focusOf(query);
  const kinds = query.kinds
    ? list(query.kinds)
    : [...new Set(["organization", "agreement", ...focus.flatMap((id) => KINDS.filter((kind) => of(kind, id)))])];
  return {
    focus: focus.join(","),
    depth: depthOf(query),
    hubs: query.hubs,
    kinds: kinds.join(","),
    relations: query.relations,
    statuses: query.statuses,
    agreements: query.agreements,
    specialty: query.specialty,
    projection: query.projection,
    limit: query.limit,
    as_of: query.as_of,
  };
}

/** The two days that an address compares; null where `from` is no day: then it is an end of a path, if anything. */
export function daysOf(query: Record<string, string>, last: string): { from: string; to: string } | null {
  const day = /^\d{4}(-\d\d){0,2}$/;
  if (!query.from || !day.test(query.from)) return null;
  return { from: query.from, to: query.to && day.test(query.to) ? query.to : last };
}

/** Switches one value of a comma list on or off; null when nothing remains. */
export function toggled(all: readonly string[], value: string): string | null {
  const next = all.includes(value) ? all.filter((one) => one !== value) : [...all, value];
  return next.length ? next.join(",") : null;
}

/** A node as cells show entities. */
export function entityOf({ id, kind, iri, label }: DrawnNode): Entity {
  return { id: bare(id), kind: kind as Entity["kind"], iri, label };
}

/** How many nodes and relations a larger picture has beyond a smaller one. */
export function gain(before: Drawable, after: Drawable): { nodes: number; edges: number } {
  const more = (now: readonly { id: string }[], then: readonly { id: string }[]): number => {
    const had = new Set(then.map(({ id }) => id));
    return now.filter(({ id }) => !had.has(id)).length;
  };
  return { nodes: more(after.nodes, before.nodes), edges: more(after.edges, before.edges) };
}

/** The parts of the address that filter a picture and are set. */
export const FILTERS = ["kinds", "statuses", "relations", "agreements"] as const;

/** What a picture is made around: what the address names, else two agreements to begin with. */
export function focusOf(query: Record<string, string>): string[] {
  return query.focus ? list(query.focus) : START;
}

/** What a picture is made around by whole names, as the service answered it; null where it is named so, or is another. */
export function wholeFocus(focus: string | undefined, answered: readonly string[]): string | null {
  const given = list(focus);
  const same =
    given.length === answered.length && given.every((id, n) => id.split(/[/:]/).pop() === bare(answered[n] ?? ""));
  return same && given.join() !== answered.join() ? answered.join(",") : null;
}

/** The first day after the one shown on which something of the picture begins; null where all have begun or none says when. */
export function firstDay({ nodes, as_of }: Pick<NetworkAnswer, "as_of"> & Pick<Drawable, "nodes">): string | null {
  const days = nodes.flatMap(({ start_earliest: day }) => (day && as_of && day > as_of ? [day] : []));
  return days.sort()[0] ?? null;
}

/** How many years back a comparison begins where nothing is said. */
const YEARS = 5;

/** What of an address turns a picture of one day into one of two, or back. */
export function comparing(on: boolean, query: Record<string, string>, last: string): Record<string, string | null> {
  const days = daysOf(query, last);
  if (!on) return { from: null, to: null, tab: null, as_of: days && days.to !== last ? days.to : null };
  const to = query.as_of ?? last;
  return { to, from: endOf(Math.max(FIRST_YEAR, (yearOf(to) ?? FIRST_YEAR) - YEARS)), as_of: null, tab: null };
}

/** The parts of the address that say how a picture looks. */
export const LOOKS = ["size", "colour", "line", "pins", "view"] as const;

/** All parts of the address that make a picture what it is. */
export const STATE = [
  ...["focus", "pick", "select", "from", "to", "detours", "as_of", "depth", "hubs", "projection", "specialty", "limit"],
  ...FILTERS,
  ...LOOKS,
];

/** Where the camera of an address stands: `x,y,ratio`; null where it says nothing that can be read. */
export function cameraOf(text: string | undefined): { x: number; y: number; ratio: number } | null {
  const [x, y, ratio] = (text ?? "").split(",").map(Number);
  return x !== undefined && y !== undefined && ratio && [x, y, ratio].every(Number.isFinite) ? { x, y, ratio } : null;
}

/** The same as an address has it; null for the whole picture. */
export function writtenCamera({ x, y, ratio }: { x: number; y: number; ratio: number }): string | null {
  const text = [x, y, ratio].map((part) => part.toFixed(3)).join();
  return text === "0.500,0.500,1.000" ? null : text;
}

/** What a picture's file is called, without its ending: as the service calls its files of the same. */
export function fileName(focus: readonly string[], projection: string | undefined, ...days: string[]): string {
  const more = focus.length > 3 ? [`and-${focus.length - 3}-more`] : [];
  return ["network", projection, ...focus.slice(0, 3).map(bare), ...more, ...days].filter(Boolean).join("-");
}

/** The formats of a network, each with the tool that it is for where its name does not say so. */
const TOOLS = {
  xlsx: "Excel (XLSX)",
  gexf: "GEXF (Gephi)",
  graphml: "GraphML",
  cx2: "CX2 (Cytoscape)",
  pajek: "Pajek",
  gml: "GML",
  neo4j: "Neo4j (CSV)",
  csv: "CSV",
  json: "JSON",
};

/** The files that the service makes of a picture, or of its two days; tables are in the reader's language. */
export function files(
  path: "/api/network" | "/api/network/compare",
  params: Params,
  lang: Lang,
): { name: string; href: string }[] {
  return Object.entries(TOOLS).map(([format, name]) => ({
    name,
    href: endpoint(path, { ...params, format, ...(format === "xlsx" || format === "csv" ? { lang } : {}) }),
  }));
}
