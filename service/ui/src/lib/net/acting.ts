import type Sigma from "sigma";
import type { Colours } from "./colours";
import type { Gestured } from "./gestures";
import type { Box } from "./names";

/** Whom a stage asks how things look, and tells what is done on it. */
export interface Acting extends Gestured {
  look: Colours;
  /** The box in which the places of the graph were laid out. */
  frame: Box;
  near: (id: string) => boolean;
  /** The node that is chosen, and the one under the pointer. */
  marked: () => readonly string[];
  selected: () => ReadonlySet<string>;
  pinned: () => ReadonlySet<string>;
  fullName: (id: string) => string;
  choose: (id: string | null) => void;
  hover: (id: string | null) => void;
  /** The camera has come to rest. */
  rested: (camera: Camera) => void;
}

export type Camera = ReturnType<ReturnType<Sigma["getCamera"]>["getState"]>;

/** Two corners of the frame on the screen. */
export interface Corners {
  a: { x: number; y: number };
  b: { x: number; y: number };
}
