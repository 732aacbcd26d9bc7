/** A dot as it is seen. */
export interface Dot {
  id: string;
  x: number;
  y: number;
  size: number;
  /** Who comes first keeps its place, and others are drawn to it. */
  rank: number;
}

/** Dots that lie on one another, drawn as one; a single dot is a cluster of itself. */
export interface Cluster<T extends Dot> {
  members: T[];
  x: number;
  y: number;
  size: number;
}

/** How much of two dots may lie on one another before they are one. */
const TOLERANCE = 0.72;

/**
 * The dots, with those drawn together that would hide one another. Each is drawn to the first in rank that it lies on,
 * so that no chain of neighbours becomes one heap; those in `apart` are never drawn together with others.
 */
export function clusters<T extends Dot>(dots: readonly T[], apart: ReadonlySet<string>): Cluster<T>[] {
  const found: Cluster<T>[] = [];
  for (const dot of [...dots].sort((a, b) => b.rank - a.rank || a.id.localeCompare(b.id))) {
    const home = apart.has(dot.id)
      ? undefined
      : found.find(
          ({ members: [first] }) =>
            first &&
            !apart.has(first.id) &&
            Math.hypot(first.x - dot.x, first.y - dot.y) < TOLERANCE * (first.size + dot.size),
        );
    if (home) home.members.push(dot);
    else found.push({ members: [dot], x: dot.x, y: dot.y, size: dot.size });
  }
  return found.map(({ members, ...at }) => {
    const mean = (of: (dot: T) => number): number => members.reduce((sum, dot) => sum + of(dot), 0) / members.length;
    return members.length === 1
      ? { members, ...at }
      : { members, x: mean(({ x }) => x), y: mean(({ y }) => y), size: Math.max(...members.map(({ size }) => size)) };
  });
}
