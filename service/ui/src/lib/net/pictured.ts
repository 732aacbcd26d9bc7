import type { Colours } from "./colours";
import type { Drawable } from "./graph";
import type { LegendRow } from "./legend";
import type { Pins } from "./places";
import type { Camera } from "./acting";
import type { Style } from "./style";

/** What a picture of a graph is made of, and whom it tells what is done in it. */
export interface Pictured {
  answer: Drawable;
  chosen?: string | null;
  /** Nodes to bring out; the rest is dimmed. */
  lit?: ReadonlySet<string> | null;
  style?: Style;
  pins?: Pins;
  selected?: ReadonlySet<string>;
  /** Whether a drag over the ground selects. */
  selecting?: boolean;
  view?: Partial<Camera> | null;
  /** What a file of the picture says above and below it. */
  heading?: string;
  caption?: string;
  legend?: (look: Colours) => LegendRow[];
  /** What a file of the picture is called, without its ending. */
  file?: string;
  onchoose?: (id: string | null) => void;
  onpin?: (id: string, at: [number, number]) => void;
  onbox?: (ids: string[]) => void;
  onview?: (camera: Camera) => void;
}
