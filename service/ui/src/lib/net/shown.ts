import type { Label, NetworkAnswer, NetworkComparison, Row } from "$/api/contract";
import type { Drawable, DrawnEdge } from "./graph";
import { entityOf } from "./view";

/** What the page shows: a network on a day, or what became of it between two. */
export interface Shown extends Drawable {
  release: string;
  as_of: string | null;
  focus: readonly string[];
  projection: NetworkAnswer["projection"];
  reason: Label | null;
  compared: NetworkComparison | null;
}

export type Answered = NetworkAnswer | NetworkComparison;

export function isComparison(answer: Answered): answer is NetworkComparison {
  return "joined" in answer;
}

/** An answer as it is drawn; of two days all that was there on either, what stayed first, so that the rest lies upon it. */
export function shown(answer: Answered): Shown {
  const { release, as_of, focus, projection, nodes } = answer;
  const rest = { release, as_of, focus, projection, nodes, reason: answer.reason ?? null };
  if (!isComparison(answer)) return { ...rest, edges: answer.edges, compared: null };
  const { joined, left, changed, stayed } = answer;
  return { ...rest, edges: [...stayed, ...left, ...changed.map(({ edge }) => edge), ...joined], compared: answer };
}

type State = Pick<DrawnEdge, "status" | "certainty" | "weight" | "direction">;

/** What joined, left and changed, one row each, with how it stood before and how it stands after. */
export function changeRows(
  answer: NetworkComparison,
  words: { relation: (name: string) => string; state: (state: State) => string; difference: (name: string) => string },
): Row[] {
  const nodes = new Map(answer.nodes.map((node) => [node.id, node]));
  const row = (edge: DrawnEdge, difference: string, before: State | null, after: State | null): Row[] => {
    const [from, to] = [nodes.get(edge.source), nodes.get(edge.target)];
    if (!from || !to) return [];
    return [
      {
        key: edge.id,
        source: edge.source,
        target: edge.target,
        difference: words.difference(difference),
        from: entityOf(from),
        relation: words.relation(edge.relation),
        to: entityOf(to),
        before: before && words.state(before),
        after: after && words.state(after),
        certainty: edge.certainty,
        reason: edge.reason,
      },
    ];
  };
  return [
    ...answer.joined.flatMap((edge) => row(edge, "joined", null, edge)),
    ...answer.left.flatMap((edge) => row(edge, "left", edge, null)),
    ...answer.changed.flatMap(({ edge, before, after }) => row(edge, "changed", before, after)),
  ];
}
