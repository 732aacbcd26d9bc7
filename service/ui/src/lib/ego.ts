import type { NetEdge, NetNode, NetworkAnswer } from "$/api/contract";

export interface Neighbour {
  node: NetNode;
  edge: NetEdge;
  forward: boolean;
}

/** The edges at one node, each with the node at its other end. */
export function neighbours(network: NetworkAnswer, centre: string): Neighbour[] {
  const nodes = new Map(network.nodes.map((node) => [node.id, node]));
  return network.edges.flatMap((edge) => {
    const forward = edge.source === centre;
    const node = nodes.get(forward ? edge.target : edge.source);
    return node && (forward || edge.target === centre) ? [{ node, edge, forward }] : [];
  });
}

/** Places around a centre, on one ring or two, in the order given. */
export function ring(count: number, radius: number): [number, number][] {
  const inner = count > 28 ? Math.floor(count * 0.4) : 0;
  return Array.from({ length: count }, (_, i) => {
    const [n, k, r] = i < inner ? [inner, i, radius * 0.62] : [count - inner, i - inner, radius];
    const angle = (2 * Math.PI * k) / n - Math.PI / 2;
    return [r * Math.cos(angle), r * Math.sin(angle)];
  });
}
