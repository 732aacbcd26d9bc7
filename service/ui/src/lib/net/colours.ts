/** The theme's colours as a canvas needs them: plain values, read again whenever the theme changes. */
export interface Colours {
  ink: string;
  muted: string;
  paper: string;
  line: string;
  edge: string;
  kinds: Record<string, string>;
  statuses: Record<string, string>;
}

/** Twelve hues that stay apart on light and dark ground, for communities. */
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
    kinds: {
      organization: read("--kind-organization"),
      agreement: read("--kind-agreement"),
      jurisdiction,
      region: jurisdiction,
      specialty: read("--kind-specialty"),
      other: read("--kind-other"),
    },
    statuses: {
      authorised: read("--good"),
      party: read("--accent"),
      provisional: read("--warn"),
      former: read("--past"),
      unknown: read("--unknown"),
    },
  };
}

export function communityColour(community: number, dark: boolean): string {
  return hex(HUES[community % HUES.length] ?? 0, 55, dark ? 68 : 38);
}

/** sigma reads hex colours only. */
function hex(hue: number, saturation: number, lightness: number): string {
  const l = lightness / 100;
  const a = (saturation / 100) * Math.min(l, 1 - l);
  const part = (n: number): string => {
    const k = (n + hue / 30) % 12;
    return Math.round(255 * (l - a * Math.max(-1, Math.min(k - 3, 9 - k, 1))))
      .toString(16)
      .padStart(2, "0");
  };
  return `#${part(0)}${part(8)}${part(4)}`;
}
