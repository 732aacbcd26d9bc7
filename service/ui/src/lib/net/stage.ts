import { NodeSquareProgram, type drawSquareNodeHover } from "@sigma/node-square";
import type Graph from "graphology";
import Sigma from "sigma";
import type { NodeHoverDrawingFunction } from "sigma/rendering";
import type { Acting, Camera, Corners } from "./acting";
import { callout } from "./callout";
import { gestures } from "./gestures";
import { DENSE, linesOf, paintLines } from "./lines";
import { family, measured } from "./measure";
import type { Box } from "./names";
import { namesOf, paintNames, type View } from "./paint";
import { paintSigns } from "./signs";
import { asSvg, type Frame } from "./svg";

/** Milliseconds without a movement after which a dense picture is drawn anew. */
const REST = 120;

/**
 * A graph on the screen. The library draws nodes and moves the camera; lines and names have canvases of their own. Where
 * there are many lines, these canvases are moved along as they are, and drawn anew when the camera rests: no movement
 * costs work over all nodes.
 */
export class Stage {
  readonly #sigma: Sigma;
  readonly #dense: boolean;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #painted: Corners | null = null;

  constructor(
    readonly graph: Graph,
    host: HTMLElement,
    readonly act: Acting,
  ) {
    this.#dense = graph.size > DENSE;
    const face = family();
    // It is drawn once before the constructor has returned, so the size is read from the page.
    const hover: NodeHoverDrawingFunction = (context, data) =>
      callout(
        context,
        { ...data, name: act.fullName(data.key as string) },
        { width: host.clientWidth, height: host.clientHeight },
        act.look,
        face,
      );
    // Squares would bring a way of their own.
    class Square extends NodeSquareProgram {
      override drawHover = hover as typeof drawSquareNodeHover;
    }
    this.#sigma = new Sigma(graph, host, {
      allowInvalidContainer: true,
      renderLabels: false,
      enableCameraRotation: false,
      stagePadding: 0,
      minCameraRatio: 0.05,
      maxCameraRatio: 3,
      nodeProgramClasses: { square: Square },
      nodeReducer: (id, data) =>
        act.near(id)
          ? { ...data, highlighted: act.marked().includes(id) }
          : { ...data, color: act.look.line, zIndex: -1 },
      defaultDrawNodeHover: hover,
    });
    this.#sigma.setCustomBBox({ x: [0, act.frame.width], y: [0, act.frame.height] });
    this.#sigma.createCanvasContext("lines").createCanvasContext("names");
    const { edges, lines, labels, names } = this.#sigma.getCanvases();
    if (lines && names) {
      edges?.before(lines);
      labels?.before(names);
      for (const canvas of [lines, names]) canvas.style.transformOrigin = "0 0";
    }
    this.#sigma.on("afterRender", () => this.#drawn());
    this.#sigma.on("clickNode", ({ node }) => act.choose(node));
    this.#sigma.on("clickStage", () => act.choose(null));
    this.#sigma.on("enterNode", ({ node }) => act.hover(node));
    this.#sigma.on("leaveNode", () => act.hover(null));
    gestures(this.#sigma, host, act);
    this.#sigma.resize(true);
    this.#sigma.refresh();
  }

  get box(): Box {
    return this.#sigma.getDimensions();
  }

  /** Whether what is beside the pointer is dimmed: only where that is little work. */
  get dims(): boolean {
    return !this.#dense;
  }

  refresh(): void {
    this.#sigma.refresh({ skipIndexation: true });
  }

  camera(): Camera {
    return this.#sigma.getCamera().getState();
  }

  restore(camera: Partial<Camera>): void {
    this.#sigma.getCamera().setState(camera);
  }

  fit(): void {
    void this.#sigma.getCamera().animatedReset();
  }

  zoom(inward: boolean): void {
    const camera = this.#sigma.getCamera();
    void (inward ? camera.animatedZoom(1.5) : camera.animatedUnzoom(1.5));
  }

  /** What is seen now, as a document that stands alone; on paper the same graph in other colours than on the screen. */
  svg(frame: Frame, graph = this.graph, look = this.act.look): string {
    const view = { ...this.#view(new Set()), graph };
    return asSvg(view, namesOf(view, linesOf(view), measured), look, family(), frame, measured);
  }

  kill(): void {
    clearTimeout(this.#resting);
    this.#sigma.kill();
  }

  #view(apart: ReadonlySet<string>): View {
    const { graph } = this;
    const sigma = this.#sigma;
    return {
      graph,
      box: this.box,
      at: (id) => sigma.graphToViewport(graph.getNodeAttributes(id) as { x: number; y: number }),
      radius: (id) => sigma.scaleSize(Number(graph.getNodeAttribute(id, "size"))),
      near: this.act.near,
      apart,
      selected: this.act.selected(),
      pinned: this.act.pinned(),
    };
  }

  #drawn(): void {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => {
      if (this.#dense) this.#paint();
      this.act.rested(this.camera());
    }, REST);
    if (this.#dense && this.#painted) this.#moveAlong(this.#painted);
    else this.#paint();
  }

  /** Two corners of the frame on the screen: how these move, all moves. */
  #corners(): Corners {
    const { width, height } = this.act.frame;
    return {
      a: this.#sigma.graphToViewport({ x: 0, y: 0 }),
      b: this.#sigma.graphToViewport({ x: width, y: height }),
    };
  }

  #moveAlong({ a, b }: Corners): void {
    const now = this.#corners();
    const scale = (now.b.x - now.a.x) / (b.x - a.x || 1);
    const moved = `matrix(${scale}, 0, 0, ${scale}, ${now.a.x - scale * a.x}, ${now.a.y - scale * a.y})`;
    for (const layer of ["lines", "names"]) this.#canvas(layer)?.style.setProperty("transform", moved);
  }

  #paint(): void {
    const [below, above] = ["lines", "names"].map((layer) => this.#canvas(layer)?.getContext("2d"));
    if (!below || !above) return;
    const view = this.#view(new Set(this.act.marked()));
    for (const context of [below, above]) {
      context.canvas.style.removeProperty("transform");
      context.clearRect(0, 0, view.box.width, view.box.height);
    }
    const lines = linesOf(view);
    paintLines(below, lines, this.act.look);
    paintSigns(above, view, lines, this.act.look);
    paintNames(above, this.graph, namesOf(view, lines, measured), this.act.look, family());
    this.#painted = this.#corners();
  }

  #canvas(layer: string): HTMLCanvasElement | undefined {
    return this.#sigma.getCanvases()[layer];
  }
}
