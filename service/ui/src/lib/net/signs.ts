import type { Colours } from "./colours";
import type { Line } from "./lines";
import { SIZE, type View } from "./paint";

/** The most lines of which each shows its sign of what became of it. */
const SIGNED = 120;

/** The signs on lines of what became of them, and where; none where there are too many to tell apart. */
export function marksOf(lines: readonly Line[]): { x: number; y: number; mark: string; colour: string }[] {
  const marked = lines.filter((line) => line.mark && !line.faint);
  if (marked.length > SIGNED) return [];
  return marked.map(({ segment: [x1, y1, x2, y2], mark, colour }) => ({
    x: (x1 + x2) / 2,
    y: (y1 + y2) / 2,
    mark,
    colour,
  }));
}

/** What became of lines and nodes, as signs upon them; pinned nodes and selected ones have a ring. */
export function paintSigns(context: CanvasRenderingContext2D, view: View, lines: readonly Line[], look: Colours): void {
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (const { x, y, mark, colour } of marksOf(lines)) {
    context.fillStyle = look.paper;
    context.strokeStyle = colour;
    context.lineWidth = 1.2;
    context.beginPath();
    context.arc(x, y, 6, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
    context.fillStyle = colour;
    context.font = `700 ${SIZE - 1}px sans-serif`;
    context.fillText(mark, x, y + 0.5);
  }
  for (const { x, y, radius, mark } of signsOf(view)) {
    context.fillStyle = look.paper;
    context.font = `700 ${Math.round(radius * 1.9)}px sans-serif`;
    context.fillText(mark, x, y + 0.5);
  }
  for (const [ids, dash] of [
    [view.selected, []],
    [view.pinned, [2, 2]],
  ] as const)
    for (const id of ids) {
      if (!view.graph.hasNode(id)) continue;
      const { x, y } = view.at(id);
      context.strokeStyle = dash.length ? look.muted : look.accent;
      context.lineWidth = dash.length ? 1.2 : 2.2;
      context.setLineDash([...dash]);
      context.beginPath();
      context.arc(x, y, view.radius(id) * 1.25 + (dash.length ? 2 : 3.5), 0, 2 * Math.PI);
      context.stroke();
    }
  context.setLineDash([]);
}

/** The signs within nodes of what became of them; small nodes have none. */
export function signsOf({ graph, at, radius, near }: View): { x: number; y: number; radius: number; mark: string }[] {
  return graph
    .filterNodes((id, { mark }) => Boolean(mark) && near(id) && radius(id) >= 3.5)
    .map((id) => ({ ...at(id), radius: radius(id), mark: String(graph.getNodeAttribute(id, "mark")) }));
}
