import type { NetEdge, NetNode, NetworkAnswer } from "$/api/contract";
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
  /** Which way engineers are recognised, as seen from the one whose partner it is. */
  way: Way;
  /** Whether this is only of agreements for other levels than professional engineers, and for which. */
  levels: string[];
  /** Whether this is only for parts of either place. */
  inPart: boolean;
}

/** Both ways; `there`: the partner recognises engineers of the one; `here`: the one recognises the partner's. */
export type Way = "both" | "there" | "here" | "none";

/** Which way an edge recognises engineers, as seen from one of its ends. */
export function wayOf({ direction, source }: NetEdge, slug: string): Way {
  if (direction === "both-ways") return "both";
  if (!direction || direction === "none") return "none";
  return (direction === "source-to-target") === (bare(source) === slug) ? "there" : "here";
}

/** The levels of all passages of an edge where none of them is for professional engineers, or for no level in particular. */
function otherLevels({ passages }: NetEdge): string[] {
  const levels = [...new Set((passages ?? []).map(({ level }) => level))];
  return levels.some((level) => level === "professional-engineer" || level === "other") ? [] : levels;
}

function onlyInPart({ passages }: NetEdge): boolean {
  return Boolean(passages?.length) && (passages ?? []).every(({ parts }) => parts.length);
}

/** Those who share agreements with one, most first. */
export function partners(answer: NetworkAnswer, slug: string): Partner[] {
  const all = degrees(answer);
  const found = new Map<string, Omit<Partner, "node" | "slug" | "all">>();
  for (const edge of answer.edges) {
    const { source, target, weight, certainty, reason } = edge;
    const other = bare(source) === slug ? target : bare(target) === slug ? source : null;
    // Two places are joined by one edge, which counts their agreements.
    if (!other || bare(other) === slug) continue;
    const said = { way: wayOf(edge, slug), levels: otherLevels(edge), inPart: onlyInPart(edge) };
    found.set(other, { shared: weight, certainty, reason, ...said });
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
