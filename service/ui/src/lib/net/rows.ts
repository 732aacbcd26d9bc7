import type { Row } from "$/api/contract";
import type { Drawable } from "./graph";
import { measureOf } from "./style";
import { entityOf } from "./view";

/** The nodes as rows of a table, with the measures that were asked for. */
export function nodeRows(answer: Drawable): Row[] {
  const near = new Map<string, Set<string>>();
  const beside = (id: string): Set<string> => near.get(id) ?? near.set(id, new Set()).get(id) ?? new Set();
  for (const { source, target } of answer.edges) {
    beside(source).add(target);
    beside(target).add(source);
  }
  const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 1000) / 1000);
  return answer.nodes.map((node) => ({
    key: node.id,
    name: entityOf(node),
    kind: node.kind,
    category: node.category,
    jurisdiction: node.jurisdiction,
    degree: measureOf(node, "degree") ?? near.get(node.id)?.size ?? 0,
    ...Object.fromEntries(
      ["betweenness", "closeness", "core", "agreements", "community"].map((name) => [
        name,
        rounded(measureOf(node, name)),
      ]),
    ),
    certainty: node.certainty ?? null,
    reason: node.reason ?? null,
    difference: node.difference ?? null,
  }));
}

/** The relations as rows of a table; each says which nodes it joins. */
export function edgeRows(answer: Drawable, relation: (name: string) => string): Row[] {
  const nodes = new Map(answer.nodes.map((node) => [node.id, node]));
  return answer.edges.flatMap((edge) => {
    const [from, to] = [nodes.get(edge.source), nodes.get(edge.target)];
    if (!from || !to) return [];
    return {
      key: edge.id,
      source: edge.source,
      target: edge.target,
      from: entityOf(from),
      relation: relation(edge.relation),
      to: entityOf(to),
      status: edge.status,
      start: edge.start,
      end: edge.end,
      certainty: edge.certainty,
      reason: edge.reason,
      direction: edge.direction ?? null,
      weight: edge.weight,
    };
  });
}
