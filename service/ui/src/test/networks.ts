/** A network as pictures are made of it, with the colours that it is drawn in. */
import type { Colours } from "$/lib/net/colours";
import type { Look } from "$/lib/net/graph";
import { PLAIN } from "$/lib/net/style";

export { NETWORK } from "./fixtures";

export const COLOURS: Colours = {
  ink: "#000000",
  muted: "#555555",
  paper: "#ffffff",
  line: "#dddddd",
  edge: "#888888",
  accent: "#0000ff",
  kinds: { organization: "#111111", agreement: "#222222", other: "#777777" },
  standing: {
    certain: "#0000c0",
    presumed: "#0000d0",
    possible: "#0000e0",
    provisional: "#0000f0",
    former: "#0000a0",
  },
  differences: { joined: "#00c000", left: "#c00000", changed: "#c0c000", stayed: "#888888" },
  dark: false,
};
export const LOOK: Look = { colours: COLOURS, style: PLAIN, lines: () => ["A name"] };
