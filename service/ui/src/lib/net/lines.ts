/** How a status looks as a line: by colour, thickness and dashes, so that colour is never alone. */
export interface Stroke {
  width: number;
  dash: readonly number[];
}

const STROKES: Record<string, Stroke> = {
  authorised: { width: 2.2, dash: [] },
  party: { width: 2.2, dash: [] },
  provisional: { width: 1.8, dash: [7, 4] },
  former: { width: 1.5, dash: [2, 4] },
  unknown: { width: 1.5, dash: [8, 3, 2, 3] },
};
const OTHER: Stroke = { width: 1, dash: [] };

/** The statuses in the order of a legend; the blank one stands for every other relation. */
export const STATUSES = ["authorised", "party", "provisional", "former", "unknown"] as const;

/** What is only possible, whatever its status: thin, and more gap than line. */
const POSSIBLE: Stroke = { width: 0.9, dash: [1, 6] };

export function stroke(status: string | null | undefined, certainty?: string | null): Stroke {
  return certainty === "possible" ? POSSIBLE : (STROKES[status ?? ""] ?? OTHER);
}
