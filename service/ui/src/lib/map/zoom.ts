import { HEIGHT, WIDTH } from "./draw";

export type Point = readonly [x: number, y: number];

/** How the picture is moved and enlarged: a point `p` of the whole is seen at `k·p + (x, y)`. */
export interface Frame {
  k: number;
  x: number;
  y: number;
}

export const WHOLE: Frame = { k: 1, x: 0, y: 0 };
export const CLOSEST = 16;

/** Where a point of the whole is seen. */
export function seen({ k, x, y }: Frame, [px, py]: Point): Point {
  return [k * px + x, k * py + y];
}

/** A frame within its bounds: no closer than is of use, and nothing beside the picture comes into view. */
function bounded({ k, x, y }: Frame): Frame {
  const near = Math.max(1, Math.min(CLOSEST, k));
  const within = (value: number, size: number): number => Math.min(0, Math.max(size * (1 - near), value));
  return { k: near, x: within(x, WIDTH), y: within(y, HEIGHT) };
}

/** Nearer by a factor, with one point of the view held in its place. */
export function zoomed(frame: Frame, factor: number, [px, py]: Point = [WIDTH / 2, HEIGHT / 2]): Frame {
  const k = Math.max(1, Math.min(CLOSEST, frame.k * factor));
  const by = k / frame.k;
  return bounded({ k, x: px - (px - frame.x) * by, y: py - (py - frame.y) * by });
}

export function panned(frame: Frame, dx: number, dy: number): Frame {
  return bounded({ ...frame, x: frame.x + dx, y: frame.y + dy });
}

/** The frame in which all these points are seen, as large as they allow, with some air around them. */
export function framing(points: readonly Point[], air = 60): Frame {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const k = Math.min(
    CLOSEST,
    (WIDTH - 2 * air) / Math.max(right - left, 1),
    (HEIGHT - 2 * air) / Math.max(bottom - top, 1),
  );
  return bounded({ k, x: WIDTH / 2 - (k * (left + right)) / 2, y: HEIGHT / 2 - (k * (top + bottom)) / 2 });
}
