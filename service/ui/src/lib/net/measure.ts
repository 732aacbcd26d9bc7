import { font } from "./paint";

let context: CanvasRenderingContext2D | null = null;
const known = new Map<string, number>();

/** The font of the page, as a canvas and a file need it. */
export function family(): string {
  return getComputedStyle(document.body).fontFamily;
}

/** The width of a name in pixels. */
export function measured(text: string, bold: boolean): number {
  const face = font(family(), bold);
  const key = `${face} ${text}`;
  const width = known.get(key);
  if (width !== undefined) return width;
  context ??= document.createElement("canvas").getContext("2d");
  if (!context) return text.length * 6.5;
  context.font = face;
  const found = context.measureText(text).width;
  known.set(key, found);
  return found;
}
