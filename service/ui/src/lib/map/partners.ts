import type { NetNode, NetworkAnswer } from "$/api/contract";
import { bare } from "../address.svelte";

export interface Partner {
  node: NetNode;
  slug: string;
  shared: number;
  /** Partners that this one has in all. */
  all: number;
  /** How surely they share the surest of their agreements, and why. */
  certainty: string | null;
  reason: string | null;
}

/** Those who share agreements with one, most first. */
export function partners(answer: NetworkAnswer, slug: string): Partner[] {
  const all = degrees(answer);
  const found = new Map<string, Pick<Partner, "shared" | "certainty" | "reason">>();
  for (const { source, target, weight, certainty, reason } of answer.edges) {
    const other = bare(source) === slug ? target : bare(target) === slug ? source : null;
    // Two places are joined by one edge, which counts their agreements.
    if (other && bare(other) !== slug) found.set(other, { shared: weight, certainty, reason });
  }
  return answer.nodes
    .flatMap((node) => {
      const said = found.get(node.id);
      return said ? [{ node, slug: bare(node.id), all: all.get(node.id) ?? 0, ...said }] : [];
    })
    .sort((a, b) => b.shared - a.shared || a.slug.localeCompare(b.slug));
}

/** How many others each one is joined to. */
export function degrees(answer: NetworkAnswer): Map<string, number> {
  const near = new Map<string, Set<string>>();
  for (const { source, target } of answer.edges) {
    near.set(source, (near.get(source) ?? new Set()).add(target));
    near.set(target, (near.get(target) ?? new Set()).add(source));
  }
  return new Map([...near].map(([id, others]) => [id, others.size]));
}
