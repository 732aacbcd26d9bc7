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

export interface Place {
  x: number;
  y: number;
  /** Degrees by which a label turns to point away from the centre; 0 where there is room for it to lie flat. */
  turn: number;
  /** Whether the label ends at its dot, as it does on the left. */
  ends: boolean;
}

/** So many labels lie flat around a ring without touching each other. */
const FLAT = 12;

/** Places on a ring around the centre, in the order given, from the top with the clock. */
export function ring(count: number, radius: number): Place[] {
  return Array.from({ length: count }, (_, i) => {
    const angle = (360 * i) / count - 90;
    const [x, y] = [radius * Math.cos((angle * Math.PI) / 180), radius * Math.sin((angle * Math.PI) / 180)];
    const ends = x < -1;
    return { x, y, turn: count > FLAT ? (ends ? angle - 180 : angle) : 0, ends };
  });
}
