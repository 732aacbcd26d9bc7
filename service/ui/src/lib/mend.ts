import type { ProblemDetails } from "$/api/contract";

/** The address of a page without its language, as parts. */
export interface Place {
  path: string;
  query: Record<string, string>;
}

/** A list in a parameter with one of its members changed. */
function changed(list: string, from: string, to: string): string {
  return list
    .split(",")
    .map((each) => (each === from ? to : each))
    .join(",");
}

/**
 * The address of the page with a near value in the place of the one that was refused; null where the page's address does
 * not hold the refused value.
 */
export function mended(here: Place, problem: ProblemDetails, near: string): string | null {
  const wrong = typeof problem.value === "string" ? problem.value : "";
  if (!wrong) return null;
  const holds = (name: string): boolean => (here.query[name] ?? "").split(",").includes(wrong);
  const named = problem.parameter && holds(problem.parameter) ? problem.parameter : Object.keys(here.query).find(holds);
  if (named) {
    const query = { ...here.query, [named]: changed(here.query[named] ?? "", wrong, near) };
    return `${here.path}?${new URLSearchParams(query)}`;
  }
  const parts = here.path.split("/");
  const last = parts.findLastIndex((part) => decodeURIComponent(part) === wrong);
  if (last < 0) return null;
  const path = parts.map((part, index) => (index === last ? encodeURIComponent(near) : part)).join("/");
  const query = new URLSearchParams(here.query).toString();
  return query ? `${path}?${query}` : path;
}

/** What a problem names, as a list of words. */
export function listed(value: unknown): string[] {
  const all = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  return all.map((each) => (typeof each === "object" ? JSON.stringify(each) : String(each)));
}
