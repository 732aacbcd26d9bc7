import type { Entity, Lang, NetNode, NetworkAnswer, Row } from "$/api/contract";
import { bare } from "../address.svelte";
import { endpoint, type QueryParameters, type Params } from "$/api/client";

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
/** Hops from what a picture is made around; the service takes no more. */
export const DEPTHS = ["1", "2", "3", "4", "5", "6"] as const;
/** What the nodes of a picture are; the blank one: bodies, agreements and all other kinds. */
export const PROJECTIONS = ["", "organizations", "jurisdictions"] as const;

export function list(text: string | undefined): string[] {
  return text ? text.split(",").filter(Boolean) : [];
}

/** Whether an identifier says its kind: `kind/slug` or `kind:slug`. */
function of(kind: string, id: string): boolean {
  return id.startsWith(`${kind}/`) || id.startsWith(`${kind}:`);
}

/** What the address asks the service for; every filter that is not set has a default that keeps the picture readable. */
export function networkParams(query: Record<string, string>): Params {
  const focus = query.focus ? list(query.focus) : START;
  const kinds = query.kinds
    ? list(query.kinds)
    : [...new Set(["organization", "agreement", ...focus.flatMap((id) => KINDS.filter((kind) => of(kind, id)))])];
  return {
    focus: focus.join(","),
    depth: query.depth ?? "1",
    kinds: kinds.join(","),
    relations: query.relations,
    statuses: query.statuses,
    agreements: query.agreements,
    specialty: query.specialty,
    projection: query.projection,
    as_of: query.as_of,
  };
}

/** Switches one value of a comma list on or off; null when nothing remains. */
export function toggled(all: readonly string[], value: string): string | null {
  const next = all.includes(value) ? all.filter((one) => one !== value) : [...all, value];
  return next.length ? next.join(",") : null;
}

function number(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}

/** A node as cells show entities. */
export function entityOf({ id, kind, iri, label }: NetNode): Entity {
  return { id: bare(id), kind, iri, label };
}

export function nodeRows(answer: NetworkAnswer): Row[] {
  const degree = new Map<string, number>();
  for (const { source, target } of answer.edges)
    for (const id of [source, target]) degree.set(id, (degree.get(id) ?? 0) + 1);
  return answer.nodes.map((node) => ({
    key: node.id,
    name: entityOf(node),
    kind: node.kind,
    degree: number(node.degree) ?? degree.get(node.id) ?? 0,
    betweenness: number(node.betweenness) === null ? null : Math.round(Number(node.betweenness) * 1000) / 1000,
    community: number(node.community),
  }));
}

export function edgeRows(answer: NetworkAnswer, relation: (name: string) => string): Row[] {
  const nodes = new Map(answer.nodes.map((node) => [node.id, node]));
  return answer.edges.flatMap((edge) => {
    const [from, to] = [nodes.get(edge.source), nodes.get(edge.target)];
    if (!from || !to) return [];
    return {
      from: entityOf(from),
      relation: relation(edge.relation),
      to: entityOf(to),
      status: edge.status,
      start: edge.start,
      end: edge.end,
      certainty: edge.certainty,
      reason: edge.reason,
      direction: edge.direction ?? null,
    };
  });
}

/** How many nodes and relations a larger picture has beyond a smaller one. */
export function gain(
  before: Pick<NetworkAnswer, "nodes" | "edges">,
  after: Pick<NetworkAnswer, "nodes" | "edges">,
): { nodes: number; edges: number } {
  const more = (now: readonly { id: string }[], then: readonly { id: string }[]): number => {
    const had = new Set(then.map(({ id }) => id));
    return now.filter(({ id }) => !had.has(id)).length;
  };
  return { nodes: more(after.nodes, before.nodes), edges: more(after.edges, before.edges) };
}

/** The parts of the address that filter a picture and are set. */
export const FILTERS = ["kinds", "statuses", "relations", "agreements"] as const;

/** What a picture is made around. */
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
export function firstDay(answer: NetworkAnswer): string | null {
  const days = answer.nodes.flatMap(({ start_earliest: day }) =>
    day && answer.as_of && day > answer.as_of ? [day] : [],
  );
  return days.sort()[0] ?? null;
}

/** All parts of the address that make a picture what it is. */
export const STATE = [
  ...["focus", "pick", "from", "to", "hubs", "as_of", "colour", "depth", "projection", "specialty"],
  ...FILTERS,
];

/** What a picture's file is called, without its ending: as the service calls its files of the same. */
export function fileName(focus: readonly string[], projection: string | undefined, day: string): string {
  const more = focus.length > 3 ? [`and-${focus.length - 3}-more`] : [];
  return ["network", projection, ...focus.slice(0, 3).map(bare), ...more, day].filter(Boolean).join("-");
}

/** The files that the service makes of a picture; tables are in the reader's language. */
export function files(params: QueryParameters<"/api/network">, lang: Lang): { name: string; href: string }[] {
  return ["xlsx", "gexf", "graphml", "csv", "json"].map((format) => ({
    name: { xlsx: "Excel (XLSX)", gexf: "GEXF (Gephi)", graphml: "GraphML" }[format] ?? format.toUpperCase(),
    href: endpoint("/api/network", { ...params, format, ...(format === "xlsx" || format === "csv" ? { lang } : {}) }),
  }));
}
