/**
 * How surely something stands, as it looks in every picture, table, legend, file and print: by shape, line and colour at
 * once, so that none of them is alone. Nothing that is only possible looks like what is so.
 */
export type Appearance = "certain" | "presumed" | "possible" | "provisional" | "former";

export interface Look {
  /** The custom property that holds its colour. */
  tone: `--${Appearance}`;
  /** Its line, in pixels: how wide, and how long dash and gap are; no dashes make it solid. */
  width: number;
  dash: readonly number[];
  /** How much of an area it fills, from 0 to 1; what is not filled keeps its outline. */
  fill: number;
}

/** In the order of a legend, the surest first. */
export const APPEARANCES: Readonly<Record<Appearance, Look>> = {
  certain: { tone: "--certain", width: 2.4, dash: [], fill: 1 },
  presumed: { tone: "--presumed", width: 1.3, dash: [], fill: 0.55 },
  possible: { tone: "--possible", width: 1.1, dash: [1, 5], fill: 0 },
  provisional: { tone: "--provisional", width: 1.8, dash: [7, 4], fill: 0.3 },
  former: { tone: "--former", width: 1.1, dash: [9, 4, 2, 4], fill: 0.08 },
};

/** Statuses that are not, or not yet, a membership in full. */
const NOT_IN_FULL = new Set(["provisional", "applicant", "suspended"]);
const OVER = new Set(["former", "withdrawn"]);

/**
 * How a standing appears. Only possible comes before everything: whatever it possibly is, it is not a fact. Null where
 * nothing is said of a standing (a relation that does not have one).
 */
export function appearance(certainty?: string | null, status?: string | null): Appearance | null {
  if (certainty === "possible" || status === "unknown") return "possible";
  if (status && OVER.has(status)) return "former";
  if (status && NOT_IN_FULL.has(status)) return "provisional";
  return certainty === "certain" || certainty === "presumed" ? certainty : null;
}

/** The scheme of controlled words in which an appearance is a word. */
export function schemeOf(one: Appearance): "certainty" | "participation-status" {
  return one === "provisional" || one === "former" ? "participation-status" : "certainty";
}

/** Controlled values with the surest first, where they say how surely; others stay in their order. */
export function surestFirst<T>(values: readonly T[], notation: (one: T) => string): T[] {
  const known = Object.keys(APPEARANCES);
  return [...values].sort((a, b) => known.indexOf(notation(a)) - known.indexOf(notation(b)));
}
