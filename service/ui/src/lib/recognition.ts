import type { Backing } from "$/api/contract";

/** The sources of an answer, each once. */
export function sources(said: readonly Backing[]): Backing[] {
  return [...new Map(said.map((one) => [one.source.iri, one])).values()];
}
