import type { Lang, Releases } from "$/api/contract";
import { inWords } from "../dates";

export type Release = Releases["releases"][number];

/** The two releases to compare: those named, else the latest and the one before; null where there is but one. */
export function pair(all: readonly Release[], from?: string, to?: string): [from: Release, to: Release] | null {
  const named = (id: string | undefined): Release | undefined =>
    id ? all.find((one) => one.id.startsWith(id)) : undefined;
  const later = named(to) ?? all[0];
  const earlier = named(from) ?? (later ? all[all.indexOf(later) + 1] : undefined) ?? all.find((one) => one !== later);
  return earlier && later ? [earlier, later] : null;
}

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
];

/** How long ago a moment was, in words: "3 days ago". */
export function ago(moment: string, now: number, lang: Lang): string {
  const seconds = (Date.parse(moment) - now) / 1000;
  const [unit, length] = UNITS.find(([, each]) => Math.abs(seconds) >= each) ?? (["minute", 60] as const);
  return new Intl.RelativeTimeFormat(lang === "zh" ? "zh-CN" : "en", { numeric: "auto" }).format(
    Math.round(seconds / length),
    unit,
  );
}

/** A moment to the minute, in UTC, in the reader's language: 22 November 2026, 15:57 UTC. */
export function minute(moment: string, lang: Lang): string {
  const time = Date.parse(moment);
  if (Number.isNaN(time)) return moment;
  const [day = "", clock = ""] = new Date(time).toISOString().split("T");
  return lang === "zh"
    ? `${inWords(day, lang)} ${clock.slice(0, 5)}（UTC）`
    : `${inWords(day, lang)}, ${clock.slice(0, 5)} UTC`;
}

/** An N-Triples statement in short: names in place of addresses, texts without their types. */
export function brief(statement: string, shorten: (iri: string) => string): string {
  return statement.replace(/<([^>]*)>/g, (_, iri: string) => shorten(iri)).replace(/\^\^\S+/g, "");
}
