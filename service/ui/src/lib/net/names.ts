/** Where names go in a picture: beside their nodes, within the picture, on no other name and on few lines. */
export interface Spot {
  id: string;
  x: number;
  y: number;
  /** The radius of the node. */
  size: number;
  lines: readonly string[];
  /** The width of the longest line. */
  width: number;
  /** Who comes first gets the better place. */
  rank: number;
  /** Its name is shown even where it has to lie on another's node. */
  must?: boolean;
}
export type Segment = readonly [x1: number, y1: number, x2: number, y2: number];
export interface Box {
  width: number;
  height: number;
}
export interface Rect extends Box {
  x: number;
  y: number;
}
export interface Sited extends Rect {
  spot: Spot;
  align: "left" | "right" | "center";
}

export const LEADING = 14;
const GAP = 4;
const EDGE = 6;
const AIR = 3;

function overlap(a: Rect, b: Rect): number {
  const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return wide > 0 && high > 0 ? wide * high : 0;
}

/** A box with some air around it: names that touch read as one. */
function roomy({ x, y, width, height }: Rect): Rect {
  return { x: x - AIR, y, width: width + 2 * AIR, height };
}

/** Whether a line passes through a box: it is cut to the box side by side, and something must remain. */
export function crosses([x1, y1, x2, y2]: Segment, box: Rect): boolean {
  let [from, to] = [0, 1];
  const [dx, dy] = [x2 - x1, y2 - y1];
  for (const [step, room] of [
    [-dx, x1 - box.x],
    [dx, box.x + box.width - x1],
    [-dy, y1 - box.y],
    [dy, box.y + box.height - y1],
  ] as const) {
    if (step === 0) {
      if (room < 0) return false;
      continue;
    }
    const at = room / step;
    if (step < 0) from = Math.max(from, at);
    else to = Math.min(to, at);
    if (from > to) return false;
  }
  return true;
}

/** The places that a name can have, the best first: beside, below, above, at the corners. */
function places(spot: Spot, leading: number): Sited[] {
  const [width, height] = [spot.width, spot.lines.length * leading];
  const [right, left] = [spot.x + spot.size + GAP, spot.x - spot.size - GAP - width];
  const [middle, level] = [spot.x - width / 2, spot.y - height / 2];
  const [above, below] = [spot.y - spot.size - GAP / 2 - height, spot.y + spot.size + GAP / 2];
  const near = spot.size * 0.4;
  const at = (x: number, y: number, align: Sited["align"]): Sited => ({ spot, x, y, width, height, align });
  return [
    at(right, level, "left"),
    at(left, level, "right"),
    at(middle, below, "center"),
    at(middle, above, "center"),
    at(spot.x + near, below, "left"),
    at(spot.x + near, above, "left"),
    at(spot.x - near - width, below, "right"),
    at(spot.x - near - width, above, "right"),
  ];
}

function outside(place: Rect, box: Box): boolean {
  return (
    place.x < EDGE ||
    place.y < EDGE ||
    place.x + place.width > box.width - EDGE ||
    place.y + place.height > box.height - EDGE
  );
}

function inward(place: Sited, box: Box): Sited {
  const x = Math.max(EDGE, Math.min(place.x, box.width - EDGE - place.width));
  return { ...place, x, y: Math.max(EDGE, Math.min(place.y, box.height - EDGE - place.height)) };
}

interface Scene {
  discs: readonly (Rect & { id: string })[];
  segments: readonly Segment[];
  box: Box;
  whole: boolean;
  leading: number;
}

/** The best place for one name beside those that have theirs; null where none is free and not every node must have one. */
function best(spot: Spot, others: readonly Sited[], { discs, segments, box, whole, leading }: Scene): Sited | null {
  let found: Sited | null = null;
  let least = Infinity;
  places(spot, leading).forEach((place, order) => {
    const out = outside(place, box);
    if (out && !whole) return;
    const where = out ? inward(place, box) : place;
    const onNames = others.reduce((sum, other) => sum + overlap(roomy(where), other), 0);
    const onNodes = discs.reduce((sum, disc) => sum + (disc.id === spot.id && !out ? 0 : overlap(where, disc)), 0);
    if (!whole && (onNames || (onNodes && !spot.must))) return;
    const lines =
      segments.length > 400 ? 0 : segments.reduce((sum, segment) => sum + Number(crosses(segment, where)), 0);
    const cost = (out ? 400 : 0) + onNames * 2 + onNodes + lines * 12 + order * 2;
    if (cost < least) [found, least] = [where, cost];
  });
  return found;
}

/** The names that are shown and where. With `whole` every node in view gets one; otherwise those that fit. */
export function sited(
  spots: readonly Spot[],
  segments: readonly Segment[],
  box: Box,
  whole: boolean,
  leading = LEADING,
): Sited[] {
  const seen = spots.filter(({ x, y }) => x >= 0 && y >= 0 && x <= box.width && y <= box.height);
  const order = [...seen].sort((a, b) => b.rank - a.rank || a.id.localeCompare(b.id));
  const scene: Scene = {
    discs: seen.map(({ id, x, y, size }) => ({ id, x: x - size, y: y - size, width: 2 * size, height: 2 * size })),
    segments,
    box,
    whole,
    leading,
  };
  let taken: Sited[] = [];
  // Where all must stand, the first find better places once they know the last.
  for (let round = 0; round < (whole ? 3 : 1); round++) {
    for (const spot of order) {
      const others = taken.filter((other) => other.spot.id !== spot.id);
      const place = best(spot, others, scene);
      taken = place ? [...others, place] : others;
    }
  }
  return taken;
}
