import { load } from "$/api/client";
import type { Entity, EntityAnswer, Label } from "$/api/contract";
import { say } from "./ui.svelte";

const names = $state<Record<string, Label>>({});
const requested = new Set<string>();

/** Keeps the name of what was just chosen, so that it need not be asked for. */
export function named(entity: Entity): void {
  const id = `${entity.kind}/${entity.id}`;
  requested.add(id);
  names[id] = entity.label;
}

/** The names of a thing that an address names by kind and slug; null until they have come. */
export function labelOf(id: string): Label | null {
  if (id && !requested.has(id)) {
    requested.add(id);
    // An address may name what is not in this release; then its own words stay.
    load<EntityAnswer>(`/api/entities/${id}`).then(
      ({ entity }) => (names[id] = entity.label),
      () => undefined,
    );
  }
  return names[id] ?? null;
}

/** The same in the reader's language; the slug until it has come. */
export function nameOf(id: string): string {
  return say(labelOf(id), id.slice(id.indexOf("/") + 1)).text;
}
