import { APPEARANCES, appearance, type Appearance } from "../standing";
import { hue, type Colours, type Difference } from "./colours";
import type { DrawnEdge } from "./graph";
import type { LineStyle } from "./style";

/** How a relation looks as a line. */
export interface Stroke {
  colour: string;
  width: number;
  dash: readonly number[];
}

/** A relation of which no standing is known. */
const OTHER = { width: 1, dash: [] as readonly number[] };

/** The values by which lines are told apart, in the order of their colours: those of the picture, the same each time. */
export function valuesOf(edges: readonly DrawnEdge[], line: LineStyle): string[] {
  if (line !== "status" && line !== "relation") return [];
  return [...new Set(edges.map((edge) => edge[line] ?? ""))].filter(Boolean).sort();
}

export function appearanceOf(edge: Pick<DrawnEdge, "certainty" | "status">): Appearance | null {
  return appearance(edge.certainty, edge.status);
}

interface Scale {
  line: LineStyle;
  look: Colours;
  /** The values that have a colour each. */
  values: readonly string[];
  /** The largest weight, and by how many pixels its line is wider than the thinnest. */
  most: number;
  widest: number;
}

/**
 * The line of a relation. Its dashes say in every style how surely it holds, so that what is only possible never looks
 * like a fact; what left between two days has the dashes of what has ended.
 */
export function strokeOf(edge: DrawnEdge, { line, look, values, most, widest }: Scale): Stroke {
  const as = appearanceOf(edge);
  const { width, dash } = as ? APPEARANCES[as] : OTHER;
  const colour = as ? look.standing[as] : look.edge;
  if (edge.difference) {
    const left = edge.difference === "left" && as !== "possible";
    return {
      colour: look.differences[edge.difference as Difference],
      width: edge.difference === "stayed" ? Math.min(width, 1) : Math.max(width, 1.6),
      dash: left ? APPEARANCES.former.dash : dash,
    };
  }
  if (line === "weight") {
    const wide = 0.8 + widest * Math.sqrt((edge.weight ?? 1) / Math.max(most, 1));
    return { colour, width: wide, dash: dash.map((part) => part * Math.max(1, wide / 1.6)) };
  }
  const at = line ? values.indexOf(edge[line] ?? "") : -1;
  return { colour: line ? (at < 0 ? look.edge : hue(at, look.dark)) : colour, width, dash };
}

/** How many of the drawn relations appear in which way. */
export function counted(edges: readonly DrawnEdge[]): Record<string, number> {
  const count: Record<string, number> = {};
  for (const edge of edges) {
    const as = appearanceOf(edge) ?? "other";
    count[as] = (count[as] ?? 0) + 1;
  }
  return count;
}
