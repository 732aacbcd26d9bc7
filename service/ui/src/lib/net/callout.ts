import type { Colours } from "./colours";
import { SIZE } from "./paint";
import { wrapped } from "./labels";
import type { Box } from "./names";

const ROW = 17;

/** The full name of a node in a box beside it, within the picture, and a ring around the node. */
export function callout(
  context: CanvasRenderingContext2D,
  node: { x: number; y: number; size: number; name: string },
  box: Box,
  look: Colours,
  family: string,
): void {
  context.font = `600 ${SIZE}px ${family}`;
  const lines = wrapped(node.name, Math.min(300, box.width - 40), 4, (text) => context.measureText(text).width);
  const width = Math.max(...lines.map((line) => context.measureText(line).width)) + 16;
  const height = lines.length * ROW + 8;
  const reach = node.size * 1.25 + 7;
  const right = node.x + reach + width < box.width;
  const left = node.x - reach - width > 0;
  const x = right
    ? node.x + reach
    : left
      ? node.x - reach - width
      : Math.max(2, Math.min(node.x - width / 2, box.width - width - 2));
  const atSide = right || left;
  const y = Math.max(2, Math.min(atSide ? node.y - height / 2 : node.y + reach, box.height - height - 2));
  context.fillStyle = look.paper;
  context.strokeStyle = look.edge;
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(x, y, width, height, 5);
  context.fill();
  context.stroke();
  context.fillStyle = look.ink;
  context.textAlign = "left";
  context.textBaseline = "middle";
  lines.forEach((line, row) => context.fillText(line, x + 8, y + 4 + ROW * (row + 0.5)));
  context.strokeStyle = look.ink;
  context.lineWidth = 1.5;
  context.beginPath();
  context.arc(node.x, node.y, node.size * 1.25 + 3, 0, 2 * Math.PI);
  context.stroke();
}
