import { NodeSquareProgram, type drawSquareNodeHover } from "@sigma/node-square";
import type Graph from "graphology";
import Sigma from "sigma";
import type { NodeHoverDrawingFunction } from "sigma/rendering";
import { callout } from "./callout";
import type { Colours } from "./colours";
import { family, measured } from "./measure";
import type { Box } from "./names";
import { linesOf, namesOf, paintLines, paintNames, type View } from "./paint";
import { asSvg } from "./svg";

export interface Acting {
  look: Colours;
  /** The box in which the places of the graph were laid out. */
  frame: Box;
  near: (id: string) => boolean;
  /** The node that is chosen, and the one under the pointer. */
  marked: () => readonly string[];
  fullName: (id: string) => string;
  choose: (id: string | null) => void;
  hover: (id: string | null) => void;
}

/** A graph on the screen. The library draws nodes and moves the camera; lines and names have canvases of their own. */
export class Stage {
  readonly #sigma: Sigma;

  constructor(
    readonly graph: Graph,
    host: HTMLElement,
    readonly act: Acting,
  ) {
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
    }
    this.#sigma.on("afterRender", () => this.#paint());
    this.#sigma.on("clickNode", ({ node }) => act.choose(node));
    this.#sigma.on("clickStage", () => act.choose(null));
    this.#sigma.on("enterNode", ({ node }) => act.hover(node));
    this.#sigma.on("leaveNode", () => act.hover(null));
    this.#sigma.resize(true);
    this.#sigma.refresh();
  }

  get box(): Box {
    return this.#sigma.getDimensions();
  }

  refresh(): void {
    this.#sigma.refresh({ skipIndexation: true });
  }

  camera(): ReturnType<ReturnType<Sigma["getCamera"]>["getState"]> {
    return this.#sigma.getCamera().getState();
  }

  restore(camera: ReturnType<Stage["camera"]>): void {
    this.#sigma.getCamera().setState(camera);
  }

  fit(): void {
    void this.#sigma.getCamera().animatedReset();
  }

  zoom(inward: boolean): void {
    const camera = this.#sigma.getCamera();
    void (inward ? camera.animatedZoom(1.5) : camera.animatedUnzoom(1.5));
  }

  /** What is seen now, as a document that stands alone. */
  svg(caption: string): string {
    const view = this.#view(new Set());
    return asSvg(view, namesOf(view, linesOf(view), measured), this.act.look, family(), caption);
  }

  kill(): void {
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
    };
  }

  #paint(): void {
    const [below, above] = [this.#context("lines"), this.#context("names")];
    if (!below || !above) return;
    const view = this.#view(new Set(this.act.marked()));
    for (const context of [below, above]) context.clearRect(0, 0, view.box.width, view.box.height);
    const lines = linesOf(view);
    paintLines(below, lines, this.act.look);
    paintNames(above, this.graph, namesOf(view, lines, measured), this.act.look, family());
  }

  #context(layer: string): CanvasRenderingContext2D | null {
    return this.#sigma.getCanvases()[layer]?.getContext("2d") ?? null;
  }
}
