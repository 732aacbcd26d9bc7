import type { Colours } from "./colours";
import type { Arrows } from "./graph";
import type { Segment } from "./names";
import type { View } from "./paint";

/** Lines from which on they are drawn many at a stroke, and their signs left away. */
export const DENSE = 600;

export interface Line {
  segment: Segment;
  /** The corners of the arrowheads at its ends. */
  heads: readonly Head[];
  width: number;
  dash: readonly number[];
  colour: string;
  faint: boolean;
  /** What became of it, as a sign. */
  mark: string;
  /** The ids of its ends, and how surely it holds. */
  ends: readonly [string, string];
  certainty: string;
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
  return graph.mapEdges((_, { width, dash, colour, arrows, shift, mark, certainty }, from, to) => {
    const [a, b] = beside(at(from), at(to), Number(shift));
    const { source, target } = arrows as Arrows;
    return {
      segment: [a.x, a.y, b.x, b.y],
      heads: [...(target ? [head(a, b, radius(to))] : []), ...(source ? [head(b, a, radius(from))] : [])],
      width: Number(width),
      dash: dash as number[],
      colour: String(colour),
      faint: !(near(from) && near(to)),
      mark: String(mark),
      ends: [from, to],
      certainty: String(certainty),
    };
  });
}

interface Place {
  x: number;
  y: number;
}

/** The ends of a line moved to its side by so many pixels. */
function beside(a: Place, b: Place, shift: number): [Place, Place] {
  if (!shift) return [a, b];
  const far = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const [dx, dy] = [(-(b.y - a.y) / far) * shift, ((b.x - a.x) / far) * shift];
  return [
    { x: a.x + dx, y: a.y + dy },
    { x: b.x + dx, y: b.y + dy },
  ];
}

/** Lines of one look, so many at a stroke: a path of thousands is drawn slowly. */
function bundles(lines: readonly Line[]): Line[][] {
  if (lines.length <= DENSE) return lines.map((line) => [line]);
  const alike = new Map<string, Line[]>();
  for (const line of lines) {
    const key = line.faint ? "" : [line.colour, line.width, ...line.dash].join(" ");
    const found = alike.get(key);
    if (found) found.push(line);
    else alike.set(key, [line]);
  }
  // What is dimmed lies beneath the rest.
  return [...alike]
    .sort(([a], [b]) => Number(Boolean(a)) - Number(Boolean(b)))
    .flatMap(([, all]) =>
      Array.from({ length: Math.ceil(all.length / 200) }, (_, n) => all.slice(n * 200, n * 200 + 200)),
    );
}

export function paintLines(context: CanvasRenderingContext2D, lines: readonly Line[], look: Colours): void {
  for (const bundle of bundles(lines)) {
    const [{ width, dash, colour, faint } = { width: 1, dash: [], colour: look.edge, faint: false }] = bundle;
    context.beginPath();
    context.setLineDash([...dash]);
    context.lineWidth = faint ? 0.6 : width;
    context.strokeStyle = faint ? look.line : colour;
    context.globalAlpha = faint ? 1 : lines.length > DENSE / 3 ? 0.45 : 0.8;
    for (const {
      segment: [x1, y1, x2, y2],
    } of bundle) {
      context.moveTo(x1, y1);
      context.lineTo(x2, y2);
    }
    context.stroke();
    context.fillStyle = context.strokeStyle;
    for (const [tip, one, other] of bundle.flatMap(({ heads }) => heads)) {
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
