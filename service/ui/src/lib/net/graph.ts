import Graph from "graphology";
import type { NetEdge, NetNode } from "$/api/contract";
import { communityColour, type Colours } from "./colours";
import { stroke } from "./lines";

/** A node of a picture: of the network, or a thing of a table of any kind. */
export type DrawnNode = Omit<NetNode, "kind"> & { kind: string };
/** A line of a picture: a relation of the network, or what stands in one row of a table. */
export type DrawnEdge = Omit<NetEdge, "relation" | "status"> & { relation: string; status: string | null };

/** What a picture is made of: nodes and the relations among them. */
export interface Drawable {
  nodes: readonly DrawnNode[];
  edges: readonly DrawnEdge[];
}

interface Look {
  colours: Colours;
  dark: boolean;
  byCommunity: boolean;
  /** The name as it stands in the picture, in lines. */
  lines: (node: DrawnNode) => string[];
}

/** At which ends of a line an arrow stands: where engineers of the other end are recognised. */
export interface Arrows {
  source: boolean;
  target: boolean;
}

function arrowsOf(direction: string | null | undefined): Arrows {
  return {
    source: direction === "both-ways" || direction === "target-to-source",
    target: direction === "both-ways" || direction === "source-to-target",
  };
}

function number(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}

/** The picture as a graph: positions, sizes and colours; parallel relations of one pair become one line. */
export function picture(answer: Drawable, look: Look): Graph {
  const graph = new Graph({ type: "undirected", multi: false });
  answer.nodes.forEach((node, index) => {
    const angle = index * 2.399963;
    graph.addNode(node.id, {
      x: number(node.x) ?? Math.sqrt(index + 1) * Math.cos(angle),
      y: number(node.y) ?? Math.sqrt(index + 1) * Math.sin(angle),
      lines: look.lines(node),
      type: node.kind === "agreement" ? "square" : "circle",
      color: look.byCommunity
        ? communityColour(number(node.community) ?? 0, look.dark)
        : (look.colours.kinds[node.kind] ?? look.colours.kinds.other),
    });
  });
  for (const edge of answer.edges) {
    if (edge.source === edge.target || !graph.hasNode(edge.source) || !graph.hasNode(edge.target)) continue;
    const { width, dash } = stroke(edge.status, edge.certainty);
    if (
      graph.hasEdge(edge.source, edge.target) &&
      Number(graph.getEdgeAttribute(edge.source, edge.target, "width")) >= width
    )
      continue;
    // The lines are drawn with dashes on a canvas of their own; the library's are hidden.
    graph.mergeEdge(edge.source, edge.target, {
      width,
      dash,
      colour: look.colours.statuses[edge.status ?? ""] ?? look.colours.edge,
      arrows: arrowsOf(edge.direction),
      hidden: true,
    });
  }
  const dense = graph.order > 80 ? 0.7 : 1;
  graph.forEachNode((id, { type }) => {
    const degree = graph.degree(id);
    graph.mergeNodeAttributes(id, {
      size: dense * Math.min(18, 4.5 + 2 * Math.sqrt(degree)),
      heavy: type === "square" && (degree > 4 || graph.order <= 4),
    });
  });
  return graph;
}
