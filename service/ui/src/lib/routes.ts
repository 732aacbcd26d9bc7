import type { NetNode, NetworkAnswer } from "$/api/contract";
import { bare } from "./address.svelte";
import { APPEARANCES, appearance, type Appearance } from "./standing";

/** One way between two places: how surely at best, and for whom or where only. */
export interface Way {
  look: Appearance;
  certainty: string | null;
  levels: string[];
  inPart: boolean;
}

/** A partner with whom agreements are shared, and which way these recognise engineers. */
export interface Ways {
  node: NetNode;
  slug: string;
  /** Engineers of the one asked about are recognised there. */
  there: Way | null;
  /** Engineers from there are recognised by the one asked about. */
  here: Way | null;
  shared: number;
}

const ORDER = Object.keys(APPEARANCES) as Appearance[];
type Passages = NonNullable<NetworkAnswer["edges"][number]["passages"]>;

function way(passages: Passages): Way | null {
  const sure = [...passages].sort((a, b) => ORDER.indexOf(look(a)) - ORDER.indexOf(look(b)))[0];
  if (!sure) return null;
  const levels = [...new Set(passages.map(({ level }) => level))];
  return {
    look: look(sure),
    certainty: sure.certainty,
    levels: levels.some((level) => level === "professional-engineer" || level === "other") ? [] : levels,
    inPart: passages.every(({ parts }) => parts.length > 0),
  };
}

function look({ certainty }: Passages[number]): Appearance {
  return appearance(certainty) ?? "possible";
}

/** Everyone with whom a place shares agreements: first those who recognise its engineers, then those whose it recognises. */
export function waysOf(answer: NetworkAnswer, slug: string): Ways[] {
  const nodes = new Map(answer.nodes.map((node) => [node.id, node]));
  return answer.edges
    .flatMap(({ source, target, weight, passages }) => {
      const out = bare(source) === slug;
      const node = nodes.get(out ? target : source);
      if (!node || (!out && bare(target) !== slug) || bare(node.id) === slug) return [];
      const split = (forward: boolean): Passages => (passages ?? []).filter((one) => one.forward === forward);
      return [{ node, slug: bare(node.id), there: way(split(out)), here: way(split(!out)), shared: weight }];
    })
    .sort(
      (a, b) =>
        Number(Boolean(b.there)) - Number(Boolean(a.there)) ||
        Number(Boolean(b.here)) - Number(Boolean(a.here)) ||
        b.shared - a.shared ||
        a.slug.localeCompare(b.slug),
    );
}
