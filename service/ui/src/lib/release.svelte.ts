import { load } from "$/api/client";

interface Ready {
  release: string;
  data_date: string;
  statements: number;
}

let ready = $state.raw<Ready | null>(null);
let requested = false;

/** What is known of the release in use; null until it has come. */
export function inUse(): Ready | null {
  if (!requested) {
    requested = true;
    load<Ready>("/ready")
      .then((answer) => (ready = answer))
      .catch(() => (requested = false));
  }
  return ready;
}

/** The day of the release's data, blank until it is known; every view that names no day means this one. */
export function dataDate(): string {
  return inUse()?.data_date ?? "";
}

/** The id of the release that answers, blank until it is known. */
export function releaseId(): string {
  return inUse()?.release ?? "";
}
