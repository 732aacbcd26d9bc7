import type { Entity, NetEdge, Route } from "$/api/contract";
import type { SpanRow } from "./spans";
import { appearance } from "./standing";

type Segment = NetEdge["segments"][number];

/**
 * For each side of each route the times in which it stood in the agreement, from the participations of the network; a
 * side that several routes have in common is there once.
 */
export function since(
  routes: readonly Route[],
  edges: readonly NetEdge[],
  nameOf: (entity: Entity) => string,
  told: (segment: Segment) => string,
): SpanRow[] {
  const rows = new Map<string, SpanRow>();
  for (const { steps } of routes) {
    for (const { organization, jurisdiction, agreement } of steps) {
      const who = organization ?? jurisdiction;
      if (!who) continue;
      const [source, target] = [`${who.kind}/${who.id}`, `${agreement.kind}/${agreement.id}`];
      const spans = edges
        .filter((edge) => edge.source === source && edge.target === target)
        .flatMap(({ segments }) =>
          segments.map((segment) => ({
            from: segment.from,
            until: segment.until,
            appearance: appearance(segment.certainty, segment.status) ?? ("possible" as const),
            certainty: segment.certainty,
            title: told(segment),
          })),
        );
      if (spans.length) rows.set(`${source} ${target}`, { name: `${nameOf(agreement)} · ${nameOf(who)}`, spans });
    }
  }
  return [...rows.values()];
}
