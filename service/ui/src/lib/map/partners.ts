import type { NetNode, NetworkAnswer } from "$/api/contract";
import { bare } from "../address.svelte";

export interface Partner {
  node: NetNode;
  slug: string;
  shared: number;
  /** Partners that this one has in all. */
  all: number;
}

/** Those who share agreements with one, most first. */
export function partners(answer: NetworkAnswer, slug: string): Partner[] {
  const all = degrees(answer);
  const found = new Map<string, number>();
  for (const { source, target, weight } of answer.edges) {
    const other = bare(source) === slug ? target : bare(target) === slug ? source : null;
    if (other && bare(other) !== slug) found.set(other, (found.get(other) ?? 0) + Number(weight ?? 1));
  }
  return answer.nodes
    .filter((node) => found.has(node.id))
    .map((node) => ({ node, slug: bare(node.id), shared: found.get(node.id) ?? 0, all: all.get(node.id) ?? 0 }))
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
