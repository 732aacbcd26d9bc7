import type Graph from "graphology";
import { LARGE } from "./graph";
import { arrange, fitted, inserted } from "./layout";
import { measured } from "./measure";
import { LEADING, type Box } from "./names";
import { heavy } from "./paint";

/** Where nodes are pinned, in thousandths of the frame. */
export type Pins = ReadonlyMap<string, readonly [x: number, y: number]>;

const WHOLE = 1000;

/** Reads the pins of an address: `organization/cse-cn@500.250,…`; what is no pin is left out. */
export function pinsOf(text: string | undefined): Map<string, [number, number]> {
  return new Map(
    (text ?? "").split(",").flatMap((one): [string, [number, number]][] => {
      const found = /^([\w./-]+)@(\d{1,4})\.(\d{1,4})$/.exec(one);
      return found?.[1] ? [[found[1], [Number(found[2]), Number(found[3])]]] : [];
    }),
  );
}

/** The pins as an address has them; null where there are none. */
export function written(pins: Pins): string | null {
  return [...pins].map(([id, [x, y]]) => `${id}@${x}.${y}`).join() || null;
}

/** A place of a frame as a pin. */
export function pin(x: number, y: number, { width, height }: Box): [number, number] {
  return [Math.round((x / width) * WHOLE), Math.round((y / height) * WHOLE)];
}

/** Whoever was there keeps the place, so that a picture grows and ages without jumping; what is pinned has its own. */
export class Places {
  readonly #known = new Map<string, { x: number; y: number }>();
  #frame: Box | null = null;

  /** Lays a graph out, in the frame that is returned: that of the first time, unless it was forgotten. */
  lay(graph: Graph, box: Box, pins: Pins): Box {
    for (const id of graph.filterNodes((one) => this.#known.has(one)))
      graph.mergeNodeAttributes(id, this.#known.get(id) ?? {});
    const fresh = graph.filterNodes((id) => !this.#known.has(id));
    if (!this.#frame || fresh.length > graph.order * 0.15) {
      this.#frame = box;
      if (graph.order > LARGE) stretched(graph, box);
      else arrange(graph, box, (id) => extent(graph, id));
    } else if (fresh.length) inserted(graph, fresh, this.#frame, (id) => extent(graph, id));
    const { width, height } = this.#frame;
    for (const [id, [x, y]] of pins)
      if (graph.hasNode(id)) graph.mergeNodeAttributes(id, { x: (x / WHOLE) * width, y: (y / WHOLE) * height });
    graph.forEachNode((id, { x, y }) => this.#known.set(id, { x: Number(x), y: Number(y) }));
    return this.#frame;
  }

  /** A node was moved by hand. */
  moved(id: string, x: number, y: number): void {
    this.#known.set(id, { x, y });
  }

  forget(): void {
    this.#known.clear();
    this.#frame = null;
  }
}

/** The room that the name of a node takes. */
function extent(graph: Graph, id: string): Box {
  const lines = graph.getNodeAttribute(id, "lines") as string[];
  return {
    width: Math.max(...lines.map((line) => measured(line, heavy(graph, id)))),
    height: lines.length * LEADING,
  };
}

/** A large graph stands as the service has placed it, stretched into the frame. */
function stretched(graph: Graph, box: Box): void {
  const given = new Map(graph.mapNodes((id, { x, y }) => [id, { x: Number(x), y: Number(y) }]));
  for (const [id, place] of fitted(given, { x: 0, y: 0, ...box })) graph.mergeNodeAttributes(id, place);
}
