import { load } from "$/api/client";
import { forget } from "$/api/pinned";
import { here } from "./address.svelte";

interface Ready {
  release: string;
  data_date: string;
  statements: number;
  /** The local layers in it: their names, or in a manifest what is known of each. */
  layers?: (string | { name: string })[];
}

let ready = $state.raw<Ready | null>(null);
let requested: string | null = null;

/** What is known of the release that the page reads, by default the one in use; null until it has come. */
export function inUse(): Ready | null {
  const { release: named, layers } = here.query;
  const latest = layers ? `/ready?layers=${encodeURIComponent(layers)}` : "/ready";
  const address = named ? `/releases/${encodeURIComponent(named)}/manifest.json` : latest;
  if (requested !== address) {
    requested = address;
    load<Ready>(address)
      .then((answer) => {
        if (requested === address) ready = answer;
      })
      .catch(() => {
        if (requested === address) requested = null;
      });
  }
  return ready;
}

/** Another release is in use now: what is known of the one before is forgotten. */
export function changedRelease(): void {
  forget();
  requested = null;
  ready = null;
}

/** The day of the release's data, blank until it is known; every view that names no day means this one. */
export function dataDate(): string {
  return inUse()?.data_date ?? "";
}

/** The local layers in the release that answers; none until it is known. */
export function layersInUse(): string[] {
  return (inUse()?.layers ?? []).map((layer) => (typeof layer === "string" ? layer : layer.name));
}

/** The id of the release that answers, blank until it is known. */
export function releaseId(): string {
  return inUse()?.release ?? "";
}
