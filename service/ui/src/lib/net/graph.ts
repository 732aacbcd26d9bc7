import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import noverlap from "graphology-layout-noverlap";
import type { NetworkAnswer } from "$/api/contract";
import { communityColour, type Colours } from "./colours";

const THICKNESS: Record<string, number> = { authorised: 3, party: 3, provisional: 1.8, former: 0.8, unknown: 0.8 };

interface Look {
  colours: Colours;
  dark: boolean;
  byCommunity: boolean;
  label: (id: string) => string;
}

function number(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}

/** The picture as a graph: positions, sizes and colours; parallel relations of one pair become one line. */
export function picture(answer: Pick<NetworkAnswer, "nodes" | "edges">, look: Look): Graph {
  const graph = new Graph({ type: "undirected", multi: false });
  answer.nodes.forEach((node, index) => {
    const angle = index * 2.399963;
    graph.addNode(node.id, {
      x: number(node.x) ?? Math.sqrt(index + 1) * Math.cos(angle),
      y: number(node.y) ?? Math.sqrt(index + 1) * Math.sin(angle),
      label: look.label(node.id),
      type: node.kind === "agreement" ? "square" : "circle",
      color: look.byCommunity ? communityColour(number(node.community) ?? 0, look.dark) : (look.colours.kinds[node.kind] ?? look.colours.kinds.other),
    });
  });
  for (const edge of answer.edges) {
    if (edge.source === edge.target || !graph.hasNode(edge.source) || !graph.hasNode(edge.target)) continue;
    const size = THICKNESS[edge.status ?? ""] ?? 0.8;
    if (graph.hasEdge(edge.source, edge.target) && Number(graph.getEdgeAttribute(edge.source, edge.target, "size")) >= size) continue;
    graph.mergeEdge(edge.source, edge.target, { size, color: look.colours.statuses[edge.status ?? ""] ?? look.colours.line });
  }
  graph.forEachNode((id) => graph.setNodeAttribute(id, "size", 4 + 2.2 * Math.sqrt(graph.degree(id))));
  return graph;
}

/** Moves nodes apart for the part that is shown; positions that the service gave are where it begins. */
export function settle(graph: Graph): void {
  if (graph.order < 2) return;
  if (graph.order <= 1000) {
    const settings = { ...forceAtlas2.inferSettings(graph), gravity: 1.2, strongGravityMode: false, adjustSizes: true };
    forceAtlas2.assign(graph, { iterations: graph.order > 300 ? 120 : 260, settings });
  }
  noverlap.assign(graph, { maxIterations: 120, settings: { margin: 4, ratio: 1.2 } });
}
