import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import { LEADING, type Box, type Rect } from "./names";

/** The room that the name of a node takes, known where the text can be measured. */
export type Extent = (id: string) => Box;
interface Point {
  x: number;
  y: number;
}

const SIDE = 64;
const TOP = 26;

/** The parts of a graph that hang together, largest first. */
export function parts(graph: Graph): string[][] {
  const seen = new Set<string>();
  const found = graph.nodes().flatMap((start) => {
    if (seen.has(start)) return [];
    seen.add(start);
    const part = [start];
    for (const id of part)
      graph.forEachNeighbor(id, (near) => void (seen.has(near) || (seen.add(near), part.push(near))));
    return [part];
  });
  return found.sort((a, b) => b.length - a.length);
}

/** Divides a rectangle among parts by their weight, always across its longer side. */
export function divided<T>(items: readonly T[], weight: (item: T) => number, into: Rect): [T, Rect][] {
  if (items.length <= 1) return items.map((item) => [item, into]);
  const all = items.reduce((sum, item) => sum + weight(item), 0);
  let [first, count] = [0, 0];
  while (count < items.length - 1 && (count === 0 || first + weight(items[count] as T) <= all / 2))
    first += weight(items[count++] as T);
  const share = first / all;
  // Names lie flat, so a part is given breadth rather than height.
  const across = into.width > into.height * 1.4;
  const near: Rect = across ? { ...into, width: into.width * share } : { ...into, height: into.height * share };
  const far: Rect = across
    ? { ...into, x: into.x + near.width, width: into.width - near.width }
    : { ...into, y: into.y + near.height, height: into.height - near.height };
  return [...divided(items.slice(0, count), weight, near), ...divided(items.slice(count), weight, far)];
}

/** Places for one part by forces, in units of its own. */
function forced(graph: Graph, part: readonly string[]): Map<string, Point> {
  const own = new Graph({ type: "undirected" });
  const inside = new Set(part);
  for (const id of part) own.addNode(id, { x: graph.getNodeAttribute(id, "x"), y: graph.getNodeAttribute(id, "y") });
  graph.forEachEdge((_, __, from, to) => void (inside.has(from) && own.mergeEdge(from, to)));
  if (own.order > 2) {
    const settings = {
      ...forceAtlas2.inferSettings(own),
      gravity: 1,
      scalingRatio: 6,
      slowDown: 2 + Math.log(own.order),
      barnesHutOptimize: own.order > 400,
    };
    forceAtlas2.assign(own, { iterations: own.order > 400 ? 150 : 500, settings });
  }
  return new Map(own.mapNodes((id, { x, y }) => [id, { x: Number(x), y: Number(y) }]));
}

/** Turns a part so that the line through its two greatest centres lies level: what they share stands between them, in a column. */
function levelled(graph: Graph, places: Map<string, Point>): Map<string, Point> {
  const [a, b] = [...places.keys()].sort((one, two) => graph.degree(two) - graph.degree(one) || one.localeCompare(two));
  if (a && b && places.size === 2)
    return new Map([
      [a, { x: 0, y: 0 }],
      [b, { x: 1, y: 0 }],
    ]);
  if (!a || !b) return places;
  const [from, to] = [places.get(a) as Point, places.get(b) as Point];
  const angle = graph.degree(b) > 2 ? -Math.atan2(to.y - from.y, to.x - from.x) : 0;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return new Map([...places].map(([id, { x, y }]) => [id, { x: x * cos - y * sin, y: x * sin + y * cos }]));
}

/** Stretches places into a rectangle, by no more down than thrice as across. */
export function fitted(places: Map<string, Point>, into: Rect): Map<string, Point> {
  const [xs, ys] = [[...places.values()].map(({ x }) => x), [...places.values()].map(({ y }) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [wide, high] = [Math.max(...xs) - left, Math.max(...ys) - top];
  const [across, down] = [
    Math.max(into.width - 2 * SIDE, 20) / (wide || 1),
    Math.max(into.height - 2 * TOP, 20) / (high || 1),
  ];
  const [x2, y2] = [
    wide ? Math.min(across, high ? down * 2 : across) : 0,
    high ? Math.min(down, wide ? across * 3 : down) : 0,
  ];
  const [cx, cy] = [into.x + into.width / 2, into.y + into.height / 2];
  return new Map(
    [...places].map(([id, { x, y }]) => [
      id,
      { x: cx + (x - left - wide / 2) * x2, y: cy + (y - top - high / 2) * y2 },
    ]),
  );
}

/** Moves nodes apart until they, and their names where there is room for all, lie on nothing else. */
export function apart(graph: Graph, box: Box, extent: Extent): void {
  const nodes = graph.mapNodes((id, { x, y, size }) => ({
    id,
    x: Number(x),
    y: Number(y),
    size: Number(size),
    name: extent(id),
  }));
  const wanted = nodes.reduce((sum, { name, size }) => sum + (name.width + 2 * size) * (LEADING + 8), 0);
  const named = wanted < 0.42 * box.width * box.height;
  const boxes = nodes.map(({ size, name }) => ({
    w: named ? Math.max(2 * size, name.width * 0.8) + size + 8 : 2 * size + 5,
    h: named ? Math.max(2 * size, name.height) + 12 : 2 * size + 5,
  }));
  const rounds = nodes.length > 500 ? 20 : 160;
  for (let round = 0; round < rounds; round++) {
    let moved = false;
    nodes.forEach((a, i) => {
      for (let j = i + 1; j < nodes.length; j++) {
        const [b, one, two] = [nodes[j], boxes[i], boxes[j]];
        if (!b || !one || !two) continue;
        const [dx, dy] = [b.x - a.x, b.y - a.y];
        const [wide, high] = [(one.w + two.w) / 2 - Math.abs(dx), (one.h + two.h) / 2 - Math.abs(dy)];
        if (wide <= 0.5 || high <= 0.5) continue;
        moved = true;
        // A hub moves less than what hangs on it.
        const share = b.size / (a.size + b.size);
        if (high < wide)
          [a.y, b.y] = [
            a.y - Math.sign(dy || 1) * high * share * 0.6,
            b.y + Math.sign(dy || 1) * high * (1 - share) * 0.6,
          ];
        else
          [a.x, b.x] = [
            a.x - Math.sign(dx || 1) * wide * share * 0.6,
            b.x + Math.sign(dx || 1) * wide * (1 - share) * 0.6,
          ];
      }
    });
    for (const node of nodes) {
      const [side, top] = [Math.min(node.size + 10, box.width / 2), Math.min(node.size + 14, box.height / 2)];
      node.x = Math.max(side, Math.min(node.x, box.width - side));
      node.y = Math.max(top, Math.min(node.y, box.height - top));
    }
    if (!moved) break;
  }
  for (const { id, x, y } of nodes) graph.mergeNodeAttributes(id, { x, y });
}

/** The middle of a rectangle, no larger than so many nodes need. */
function middle(rect: Rect, count: number): Rect {
  const [width, height] = [
    Math.min(rect.width, 2 * SIDE + 120 * Math.sqrt(count)),
    Math.min(rect.height, 2 * TOP + 120 * Math.sqrt(count)),
  ];
  return { x: rect.x + (rect.width - width) / 2, y: rect.y + (rect.height - height) / 2, width, height };
}

/** Lays a graph out in a box of pixels: part beside part, hubs level, nodes and names apart. It is the same for the same input. */
export function arrange(graph: Graph, box: Box, extent: Extent): void {
  const placed = divided(parts(graph), (part) => part.length + 1.5, { x: 0, y: 0, ...box });
  for (const [part, rect] of placed) {
    for (const [id, place] of fitted(
      levelled(graph, forced(graph, part)),
      placed.length > 1 ? middle(rect, part.length) : rect,
    ))
      graph.mergeNodeAttributes(id, place);
  }
  apart(graph, box, extent);
}

/** Puts new nodes beside those that they are joined to; the rest stay where they were, but make room. */
export function inserted(graph: Graph, fresh: readonly string[], box: Box, extent: Extent): void {
  const waiting = new Set(fresh);
  fresh.forEach((id, index) => {
    const near = graph.neighbors(id).filter((other) => !waiting.has(other));
    const mean = (name: "x" | "y", middle: number): number =>
      near.length
        ? near.reduce((sum, other) => sum + Number(graph.getNodeAttribute(other, name)), 0) / near.length
        : middle;
    const angle = index * 2.399963;
    graph.mergeNodeAttributes(id, {
      x: mean("x", box.width / 2) + 40 * Math.cos(angle),
      y: mean("y", box.height / 2) + 40 * Math.sin(angle),
    });
  });
  apart(graph, box, extent);
}
