import type Graph from "graphology";
import type { Colours } from "./colours";
import type { Arrows } from "./graph";
import { LEADING, sited, type Box, type Segment, type Sited, type Spot } from "./names";

/** In a picture of up to so many nodes each gets its name; in a larger one the names that fit. */
export const NAMED = 40;
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
}

export interface Line {
  segment: Segment;
  /** The corners of the arrowheads at its ends. */
  heads: readonly Head[];
  width: number;
  dash: readonly number[];
  colour: string;
  faint: boolean;
}

/** An arrowhead: its tip, then its two other corners. */
export type Head = readonly [Point, Point, Point];
type Point = readonly [number, number];

/** The arrowhead on a line from one point to another, whose tip touches the node there. */
export function head(from: { x: number; y: number }, to: { x: number; y: number }, radius: number): Head {
  const far = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [dx, dy] = [(to.x - from.x) / far, (to.y - from.y) / far];
  const [x, y] = [to.x - dx * (radius + 1), to.y - dy * (radius + 1)];
  const back = (side: number): Point => [x - dx * 8 - side * dy * 3.5, y - dy * 8 + side * dx * 3.5];
  return [[x, y], back(1), back(-1)];
}

export function linesOf({ graph, at, near, radius }: View): Line[] {
  return graph.mapEdges((_, { width, dash, colour, arrows }, from, to) => {
    const [a, b] = [at(from), at(to)];
    const { source, target } = arrows as Arrows;
    return {
      segment: [a.x, a.y, b.x, b.y],
      heads: [...(target ? [head(a, b, radius(to))] : []), ...(source ? [head(b, a, radius(from))] : [])],
      width: Number(width),
      dash: dash as number[],
      colour: String(colour),
      faint: !(near(from) && near(to)),
    };
  });
}

/** Whether a name is set in heavy letters: the agreements on which much hangs. */
export function heavy(graph: Graph, id: string): boolean {
  return Boolean(graph.getNodeAttribute(id, "heavy"));
}

/** The names in view with their places; `measure` gives the width of a line. */
export function namesOf(view: View, lines: readonly Line[], measure: (text: string, bold: boolean) => number): Sited[] {
  const spots = view.graph
    .nodes()
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

export function paintLines(context: CanvasRenderingContext2D, lines: readonly Line[], look: Colours): void {
  for (const {
    segment: [x1, y1, x2, y2],
    heads,
    width,
    dash,
    colour,
    faint,
  } of lines) {
    context.beginPath();
    context.setLineDash([...dash]);
    context.lineWidth = faint ? 0.6 : width;
    context.strokeStyle = faint ? look.line : colour;
    context.globalAlpha = faint ? 1 : 0.8;
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
    context.stroke();
    context.fillStyle = context.strokeStyle;
    for (const [tip, one, other] of heads) {
      context.beginPath();
      context.moveTo(...tip);
      context.lineTo(...one);
      context.lineTo(...other);
      context.fill();
    }
  }
  context.globalAlpha = 1;
  context.setLineDash([]);
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
