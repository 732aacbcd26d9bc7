import { APPEARANCES, type Appearance } from "../standing";

/** The theme's colours as a canvas needs them: plain values, read again whenever the theme changes. */
export interface Colours {
  ink: string;
  muted: string;
  paper: string;
  line: string;
  edge: string;
  accent: string;
  kinds: Record<string, string>;
  standing: Record<Appearance, string>;
  /** What became of something between two days. */
  differences: Record<Difference, string>;
  dark: boolean;
}

export type Difference = "joined" | "left" | "changed" | "stayed";

/** Hues that stay apart on light and dark ground, for groups. */
const HUES = [200, 12, 48, 265, 140, 320, 95, 230, 0, 175, 290, 70];

export function colours(): Colours {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string): string => style.getPropertyValue(name).trim();
  const jurisdiction = read("--kind-jurisdiction");
  return {
    ink: read("--ink"),
    muted: read("--muted"),
    paper: read("--raised"),
    line: read("--line"),
    edge: read("--edge"),
    accent: read("--accent"),
    kinds: {
      organization: read("--kind-organization"),
      agreement: read("--kind-agreement"),
      jurisdiction,
      region: jurisdiction,
      specialty: read("--kind-specialty"),
      other: read("--kind-other"),
    },
    standing: Object.fromEntries(Object.entries(APPEARANCES).map(([one, { tone }]) => [one, read(tone)])) as Record<
      Appearance,
      string
    >,
    differences: { joined: read("--good"), left: read("--seal"), changed: read("--warn"), stayed: read("--edge") },
    dark: style.colorScheme === "dark",
  };
}

/** The colours of the light theme, whatever is on the screen: paper is white. */
export function lightColours(): Colours {
  const { dataset } = document.documentElement;
  const theme = dataset.theme;
  dataset.theme = "light";
  const found = colours();
  if (theme === undefined) delete dataset.theme;
  else dataset.theme = theme;
  return found;
}

/** The colour of the n-th group of a picture. */
export function hue(n: number, dark: boolean): string {
  return hex(HUES[n % HUES.length] ?? 0, 55, dark ? 68 : 38);
}

/** A colour between two of them, from 0 (the first) to 1. */
export function between(from: string, to: string, share: number): string {
  const parts = (colour: string): number[] => {
    const long = colour.length === 4 ? colour.replace(/[\da-f]/gi, "$&$&") : colour;
    return [1, 3, 5].map((at) => parseInt(long.slice(at, at + 2), 16));
  };
  const [a, b] = [parts(from), parts(to)];
  return `#${a.map((one, n) => byte(one + ((b[n] ?? one) - one) * share)).join("")}`;
}

function byte(value: number): string {
  return Math.round(value).toString(16).padStart(2, "0");
}

/** sigma reads hex colours only. */
function hex(hue: number, saturation: number, lightness: number): string {
  const l = lightness / 100;
  const a = (saturation / 100) * Math.min(l, 1 - l);
  const part = (n: number): string => {
    const k = (n + hue / 30) % 12;
    return byte(255 * (l - a * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return `#${part(0)}${part(8)}${part(4)}`;
}
