import type Graph from "graphology";
import type { Colours } from "./colours";
import type { Line } from "./lines";
import { LEADING, sited, type Box, type Sited, type Spot } from "./names";

/** In a picture of up to so many nodes each gets its name; in a larger one the names that fit. */
export const NAMED = 40;
/** The most names that are looked for a place: of the nodes in view, those with most links. */
const MOST_NAMES = 250;
export const SIZE = 12;

/** A picture as it is seen: where everything is on the screen, and what of it stands out. */
export interface View {
  graph: Graph;
  box: Box;
  at: (id: string) => { x: number; y: number };
  /** The radius of a node on the screen. */
  radius: (id: string) => number;
  near: (id: string) => boolean;
  /** Nodes that carry their full name elsewhere. */
  apart: ReadonlySet<string>;
  selected: ReadonlySet<string>;
  pinned: ReadonlySet<string>;
}

/** Whether a name is set in heavy letters: the agreements on which much hangs. */
export function heavy(graph: Graph, id: string): boolean {
  return Boolean(graph.getNodeAttribute(id, "heavy"));
}

/** The nodes whose names are looked for a place. */
function named({ graph, at, box }: View): string[] {
  const nodes = graph.nodes();
  if (nodes.length <= MOST_NAMES) return nodes;
  return nodes
    .filter((id) => {
      const { x, y } = at(id);
      return x >= 0 && y >= 0 && x <= box.width && y <= box.height;
    })
    .sort((a, b) => graph.degree(b) - graph.degree(a))
    .slice(0, MOST_NAMES);
}

/** The names in view with their places; `measure` gives the width of a line. */
export function namesOf(view: View, lines: readonly Line[], measure: (text: string, bold: boolean) => number): Sited[] {
  const spots = named(view)
    .filter((id) => view.near(id) && !view.apart.has(id))
    .map((id): Spot => {
      const text = view.graph.getNodeAttribute(id, "lines") as string[];
      const thick = heavy(view.graph, id);
      const width = Math.max(...text.map((line) => measure(line, thick)));
      return {
        id,
        ...view.at(id),
        size: view.radius(id),
        lines: text,
        width,
        rank: view.graph.degree(id) + Number(thick),
      };
    });
  return sited(
    spots,
    lines.filter((line) => !line.faint).map((line) => line.segment),
    view.box,
    view.graph.order <= NAMED,
  );
}

export function font(family: string, thick: boolean): string {
  return `${thick ? 600 : 400} ${SIZE}px ${family}`;
}

/** The point at which a name's lines begin, by the way they are aligned. */
export function anchor({ x, width, align }: Sited): number {
  return align === "left" ? x : align === "right" ? x + width : x + width / 2;
}

export function paintNames(
  context: CanvasRenderingContext2D,
  graph: Graph,
  names: readonly Sited[],
  look: Colours,
  family: string,
): void {
  context.lineJoin = "round";
  context.lineWidth = 4;
  context.strokeStyle = look.paper;
  context.fillStyle = look.ink;
  context.textBaseline = "middle";
  for (const name of names) {
    context.font = font(family, heavy(graph, name.spot.id));
    context.textAlign = name.align;
    for (const draw of ["strokeText", "fillText"] as const) {
      name.spot.lines.forEach((line, row) => context[draw](line, anchor(name), name.y + LEADING * (row + 0.5)));
    }
  }
}
