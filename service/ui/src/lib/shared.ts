import type { NetNode, NetworkAnswer } from "$/api/contract";

export interface Shared {
  left: NetNode;
  right: NetNode;
  onlyLeft: NetNode[];
  both: NetNode[];
  onlyRight: NetNode[];
}

/** Which bodies belong to one, to the other, to both of two agreements of a network; null where one is not in it. */
export function sharedBy(network: NetworkAnswer, leftId: string, rightId: string): Shared | null {
  const nodes = new Map(network.nodes.map((node) => [node.id, node]));
  const left = nodes.get(leftId);
  const right = nodes.get(rightId);
  if (!left || !right) return null;
  const near = (id: string): Set<string> =>
    new Set(network.edges.flatMap((e) => (e.source === id ? [e.target] : e.target === id ? [e.source] : [])));
  const [ofLeft, ofRight] = [near(leftId), near(rightId)];
  const bodies = network.nodes.filter((node) => node.kind === "organization");
  return {
    left,
    right,
    onlyLeft: bodies.filter((node) => ofLeft.has(node.id) && !ofRight.has(node.id)),
    both: bodies.filter((node) => ofLeft.has(node.id) && ofRight.has(node.id)),
    onlyRight: bodies.filter((node) => !ofLeft.has(node.id) && ofRight.has(node.id)),
  };
}

/** Places for `count` dots in a disc around (x, y): a sunflower, evenly filled. */
export function sunflower(count: number, x: number, y: number, spacing: number): [number, number][] {
  const turn = Math.PI * (3 - Math.sqrt(5));
  return Array.from({ length: count }, (_, i) => {
    const radius = spacing * Math.sqrt(i + 0.5);
    return [x + radius * Math.cos(i * turn), y + radius * Math.sin(i * turn)];
  });
}
