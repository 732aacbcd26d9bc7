import type { NetEdge, NetNode, NetworkAnswer } from "$/api/contract";
import { bare } from "../address.svelte";
import { APPEARANCES, appearance, type Appearance } from "../standing";

export interface Partner {
  node: NetNode;
  slug: string;
  shared: number;
  /** How surely they share the surest of their agreements, and why. */
  certainty: string | null;
  reason: string | null;
  /** How this looks in the picture. */
  look: Appearance;
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
  const found = new Map<string, Omit<Partner, "node" | "slug">>();
  for (const edge of answer.edges) {
    const { source, target, weight, certainty, reason } = edge;
    const other = bare(source) === slug ? target : bare(target) === slug ? source : null;
    // Two places are joined by one edge, which counts their agreements.
    if (!other || bare(other) === slug) continue;
    const said = { way: wayOf(edge, slug), levels: otherLevels(edge), inPart: onlyInPart(edge) };
    // What does not say how sure it is must not look like a fact.
    const look = appearance(certainty) ?? "possible";
    found.set(other, { shared: weight, certainty, reason, look, ...said });
  }
  return answer.nodes
    .flatMap((node) => {
      const said = found.get(node.id);
      return said ? [{ node, slug: bare(node.id), ...said }] : [];
    })
    .sort((a, b) => b.shared - a.shared || a.slug.localeCompare(b.slug));
}

/** How the partners look, the surest first, and how many of them look so. */
export function looks(all: readonly Partner[]): Map<Appearance, number> {
  const count = (look: Appearance): number => all.filter((partner) => partner.look === look).length;
  return new Map(
    (Object.keys(APPEARANCES) as Appearance[]).map((look) => [look, count(look)] as const).filter(([, n]) => n),
  );
}
