import { load } from "$/api/client";

interface Ready {
  release: string;
  data_date: string;
  statements: number;
}

let ready = $state.raw<Ready | null>(null);
let requested = false;

/** The day of the release's data, blank until it is known; every view that names no day means this one. */
export function dataDate(): string {
  if (!requested) {
    requested = true;
    load<Ready>("/ready")
      .then((answer) => (ready = answer))
      .catch(() => (requested = false));
  }
  return ready?.data_date ?? "";
}
