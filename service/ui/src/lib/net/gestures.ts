import type Sigma from "sigma";
import type { MouseCoords } from "sigma/types";
import type { Box } from "./names";

export interface Gestured {
  frame: Box;
  /** Whether a drag over the ground selects, without a key held. */
  selecting: () => boolean;
  /** A node was dragged to a place of the frame and let go. */
  dropped: (id: string, x: number, y: number) => void;
  /** A box was drawn around these nodes. */
  boxed: (ids: string[]) => void;
}

interface Point {
  x: number;
  y: number;
}

/** Dragging: a node to another place; with Shift, or where it is asked for, a box around those that are to be selected. */
export function gestures(sigma: Sigma, host: HTMLElement, act: Gestured): void {
  let node: string | null = null;
  let start: Point | null = null;
  let end: Point | null = null;
  let moved = false;
  const box = document.createElement("div");
  box.className = "selecting";

  const begin = (event: MouseCoords, id: string | null): void => {
    const shift = "shiftKey" in event.original && event.original.shiftKey;
    moved = false;
    if (shift || (act.selecting() && id === null)) start = { x: event.x, y: event.y };
    else node = id;
  };
  sigma.on("downNode", ({ node: id, event }) => begin(event, id));
  sigma.on("downStage", ({ event }) => begin(event, null));
  sigma.on("moveBody", ({ event, preventSigmaDefault }) => {
    if (!node && !start) return;
    preventSigmaDefault();
    event.original.preventDefault();
    event.original.stopPropagation();
    moved = true;
    if (start) {
      end = { x: event.x, y: event.y };
      show(start, end);
    } else if (node) {
      const { x, y } = sigma.viewportToGraph(event);
      const inside = (value: number, most: number): number => Math.max(0, Math.min(most, value));
      sigma.getGraph().mergeNodeAttributes(node, { x: inside(x, act.frame.width), y: inside(y, act.frame.height) });
    }
  });

  function show(a: Point, b: Point): void {
    if (!box.isConnected) host.append(box);
    Object.assign(box.style, {
      left: `${Math.min(a.x, b.x)}px`,
      top: `${Math.min(a.y, b.y)}px`,
      width: `${Math.abs(a.x - b.x)}px`,
      height: `${Math.abs(a.y - b.y)}px`,
    });
  }

  function over(): void {
    box.remove();
    const [dragged, from, to] = [node, start, end];
    node = start = end = null;
    if (!moved) return;
    moved = false;
    const graph = sigma.getGraph();
    if (dragged) {
      const { x, y } = graph.getNodeAttributes(dragged) as Point;
      act.dropped(dragged, x, y);
    } else if (from && to) {
      const within = (value: number, a: number, b: number): boolean =>
        value >= Math.min(a, b) && value <= Math.max(a, b);
      act.boxed(
        graph.filterNodes((_, place) => {
          const { x, y } = sigma.graphToViewport(place as unknown as Point);
          return within(x, from.x, to.x) && within(y, from.y, to.y);
        }),
      );
    }
  }
  sigma.on("upNode", over);
  sigma.on("upStage", over);
}
