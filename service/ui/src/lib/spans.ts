import type { Appearance } from "./standing";

/** A stretch of time in which something stands in one way: from its first day up to, and without, the day it ends. */
export interface Span {
  from: string | null;
  until: string | null;
  appearance: Appearance;
  /** The certainty that the service gives, where the appearance tells of a status instead. */
  certainty?: string | null;
  /** What stood, in words; it is shown on hover and in the table. */
  title: string;
}

export interface SpanRow {
  name: string;
  spans: readonly Span[];
}

/** Where a day lies between the beginning of one year and the end of another, from 0 to 1; a coarse day is its first. */
export function share(day: string, from: number, to: number): number {
  const [year = from, month = 1, date = 1] = (/\d{4}(-\d\d)?(-\d\d)?/.exec(day)?.[0] ?? "").split("-").map(Number);
  const at = year + (month - 1) / 12 + (date - 1) / 365.25;
  return Math.max(0, Math.min(1, (at - from) / Math.max(1, to + 1 - from)));
}

/** The part of the axis that a span takes; an open side reaches its end, and nothing is too short to be seen. */
export function extent(span: Span, from: number, to: number): { at: number; wide: number } {
  const at = span.from ? share(span.from, from, to) : 0;
  const end = span.until ? share(span.until, from, to) : 1;
  const wide = Math.max(0.004, end - at);
  return { at: Math.min(at, 1 - wide), wide };
}

/** Years to mark: round ones, at most nine. */
export function ticks(from: number, to: number): number[] {
  const step = [1, 2, 5, 10, 20, 25, 50].find((one) => (to + 1 - from) / one <= 9) ?? 100;
  const first = Math.ceil(from / step) * step;
  return Array.from({ length: Math.floor((to - first) / step) + 1 }, (_, n) => first + n * step);
}
