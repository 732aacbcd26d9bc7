import Graph from "graphology";
import type { NetEdge, NetNode } from "$/api/contract";
import { appearance } from "../standing";
import { between, hue, type Colours, type Difference } from "./colours";
import { strokeOf, valuesOf } from "./strokes";
import { COLOURED, groupOf, groups, isScale, measureOf, type Style } from "./style";

/** A node of a picture: of the network, or a thing of a table of any kind. */
export type DrawnNode = Omit<NetNode, "kind"> & { kind: string };
/** A line of a picture: a relation of the network, or what stands in one row of a table. */
export type DrawnEdge = Omit<NetEdge, "relation" | "status"> & { relation: string; status: string | null };

/** What a picture is made of: nodes and the relations among them. */
export interface Drawable {
  nodes: readonly DrawnNode[];
  edges: readonly DrawnEdge[];
  /** The day that is shown; nothing where none is. */
  as_of?: string | null;
}

/** Whether a node is shown on a day on which it does not stand: before it was founded or signed, or after its end. */
export function isAbsent(node: DrawnNode, day: string | null | undefined): boolean {
  return Boolean(day && node.segments?.length && !node.certainty && !node.difference);
}

export interface Look {
  colours: Colours;
  style: Style;
  /** The group that has the first colour where there is one: the own country. */
  first?: string;
  /** The name as it stands in the picture, in lines. */
  lines: (node: DrawnNode) => string[];
}

/** At which ends of a line an arrow stands: where engineers of the other end are recognised. */
export interface Arrows {
  source: boolean;
  target: boolean;
}

/** The sign of what became of a node between two days. */
export const MARKS: Readonly<Record<string, string>> = { joined: "+", left: "−", changed: "≠" };
/** The same on a line: one that joined is plain, so that a picture of much that is new stays calm. */
export const LINE_MARKS: Readonly<Record<string, string>> = { left: "−", changed: "≠" };
/** From so many nodes on they stand where the service has placed them, if it has. */
export const LARGE = 700;
/** Pixels between lines that join the same two nodes. */
const BESIDE = 5;

function arrowsOf(direction: string | null | undefined): Arrows {
  return {
    source: direction === "both-ways" || direction === "target-to-source",
    target: direction === "both-ways" || direction === "source-to-target",
  };
}

/** The colour of each node by what the style says of it. */
export function painter(
  nodes: readonly DrawnNode[],
  { colours: look, style, first }: Look,
): (node: DrawnNode) => string {
  const { colour } = style;
  if (!colour && nodes.some((node) => node.difference))
    return (node) => look.differences[(node.difference ?? "stayed") as Difference];
  if (!colour || colour === "kind") return (node) => look.kinds[node.kind] ?? look.kinds.other ?? look.muted;
  if (colour === "standing")
    return (node) => {
      const as = appearance(node.certainty);
      return as ? look.standing[as] : look.edge;
    };
  if (isScale(colour)) {
    const most = Math.max(...nodes.map((node) => measureOf(node, colour) ?? 0)) || 1;
    return (node) => shade(look, (measureOf(node, colour) ?? 0) / most);
  }
  const coloured = new Map(
    groups(nodes, colour, first)
      .slice(0, COLOURED)
      .map((group, n) => [group, n]),
  );
  return (node) => {
    const at = coloured.get(groupOf(node, colour) ?? "");
    return at === undefined ? look.edge : hue(at, look.dark);
  };
}

/** The colour of what does not stand on the day. */
export function absence(look: Colours): string {
  return between(look.paper, look.edge, 0.45);
}

/** A colour on the scale from least (0) to most (1). */
export function shade(look: Colours, share: number): string {
  return between(between(look.paper, look.accent, 0.28), look.kinds.agreement ?? look.ink, share);
}

/** The radius of each node: by its links as they are, by a measure as a share of the greatest. */
export function sizer(nodes: readonly DrawnNode[], { size }: Style): (node: DrawnNode, links: number) => number {
  const dense = nodes.length > 200 ? 0.5 : nodes.length > 80 ? 0.7 : 1;
  if (size === "same") return () => dense * 7;
  if (!size) return (_, links) => dense * Math.min(18, 4.5 + 2 * Math.sqrt(links));
  const most = Math.max(...nodes.map((node) => measureOf(node, size) ?? 0)) || 1;
  return (node) => dense * (4 + 14 * Math.sqrt((measureOf(node, size) ?? 0) / most));
}

/** The picture as a graph: positions, sizes, colours, lines. Each relation is a line; those of one pair lie side by side. */
export function picture(answer: Drawable, look: Look): Graph {
  const graph = new Graph({ type: "undirected", multi: true });
  const paint = painter(answer.nodes, look);
  const placed = answer.nodes.length > LARGE;
  answer.nodes.forEach((node, index) => {
    const angle = index * 2.399963;
    graph.addNode(node.id, {
      x: (placed ? measureOf(node, "x") : null) ?? Math.sqrt(index + 1) * Math.cos(angle),
      y: (placed ? measureOf(node, "y") : null) ?? Math.sqrt(index + 1) * Math.sin(angle),
      lines: look.lines(node),
      type: node.kind === "agreement" ? "square" : "circle",
      color: isAbsent(node, answer.as_of) ? absence(look.colours) : paint(node),
      mark: MARKS[node.difference ?? ""] ?? "",
    });
  });
  join(graph, answer.edges, look);
  const radius = sizer(answer.nodes, look.style);
  for (const node of answer.nodes) {
    const links = graph.neighbors(node.id).length;
    graph.mergeNodeAttributes(node.id, {
      size: radius(node, links),
      heavy: node.kind === "agreement" && (links > 4 || graph.order <= 4),
    });
  }
  return graph;
}

function join(graph: Graph, edges: readonly DrawnEdge[], { colours, style }: Look): void {
  const most = Math.max(1, ...edges.map((edge) => edge.weight ?? 1));
  const scale = {
    line: style.line,
    look: colours,
    values: valuesOf(edges, style.line),
    most,
    widest: edges.length > 200 ? 2.2 : 4.2,
  };
  const drawn = edges.filter(
    ({ source, target }) => source !== target && graph.hasNode(source) && graph.hasNode(target),
  );
  const pair = ({ source, target }: DrawnEdge): string => [source, target].sort().join(" ");
  const beside = new Map<string, number>();
  for (const edge of drawn) beside.set(pair(edge), (beside.get(pair(edge)) ?? 0) + 1);
  const placed = new Map<string, number>();
  for (const edge of drawn) {
    const [key, n] = [pair(edge), placed.get(pair(edge)) ?? 0];
    placed.set(key, n + 1);
    const shift = (n - ((beside.get(key) ?? 1) - 1) / 2) * BESIDE;
    // The lines are drawn with dashes on a canvas of their own; the library's are hidden.
    graph.addUndirectedEdgeWithKey(edge.id, edge.source, edge.target, {
      ...strokeOf(edge, scale),
      shift: edge.source < edge.target ? shift : -shift,
      mark: LINE_MARKS[edge.difference ?? ""] ?? "",
      certainty: edge.certainty ?? "",
      arrows: arrowsOf(edge.direction),
      hidden: true,
    });
  }
}
