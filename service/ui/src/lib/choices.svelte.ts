import { endpoint, load } from "$/api/client";
import { isEntity, type Answer, type Entity } from "$/api/contract";
import { collator, ownFirst } from "./order";
import { say } from "./ui.svelte";

/** The stored question, and its column, that lists what a choice offers. */
const LISTS = {
  specialty: endpoint("/api/queries/specialties"),
  agreement: endpoint("/api/queries/accession-rules"),
  organization: endpoint("/api/queries/organizations"),
  jurisdiction: endpoint("/api/queries/jurisdictions"),
} as const;
export type Choosable = keyof typeof LISTS;

const lists = $state<Partial<Record<Choosable, Entity[]>>>({});
const requested = new Set<Choosable>();

async function fill(of: Choosable): Promise<void> {
  const { rows } = await load<Answer>(LISTS[of]);
  // The world has more countries and regions than have bodies on record.
  const kept = of === "jurisdiction" ? rows.filter((row) => Number(row.bodies) > 0) : rows;
  const found = kept.flatMap((row) => (isEntity(row[of] ?? null) ? [row[of] as Entity] : []));
  lists[of] = [...new Map(found.map((one) => [one.iri, one])).values()];
}

/** What can be chosen, by name in the reader's language, countries with the own one first; empty until it has come. */
export function choices(of: Choosable): Entity[] {
  if (!requested.has(of)) {
    requested.add(of);
    // Without its list a choice still shows what the address names.
    fill(of).catch(() => undefined);
  }
  const all = lists[of] ?? [];
  if (of === "jurisdiction") return ownFirst(all);
  const order = collator();
  return [...all].sort((a, b) => order.compare(say(a.label, a.id).text, say(b.label, b.id).text));
}
