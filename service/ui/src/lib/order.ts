import type { Label } from "$/api/contract";
import { lang, say } from "./ui.svelte";

/** The country whose notice the atlas starts from: readers' own, first in every list of countries and regions. */
export const OWN = "cn";

/** Names in the order of the reader's language. */
export function collator(): Intl.Collator {
  return new Intl.Collator(lang() === "zh" ? "zh-Hans-u-co-pinyin" : "en", { numeric: true });
}

/** Places with the own country first and the others by name; `id` may have its kind before it. */
export function ownFirst<T extends { id: string; label: Label }>(places: readonly T[]): T[] {
  const order = collator();
  const own = (one: T): number => Number(one.id.replace(/^jurisdiction\//, "") !== OWN);
  return [...places].sort((a, b) => own(a) - own(b) || order.compare(say(a.label, a.id).text, say(b.label, b.id).text));
}
