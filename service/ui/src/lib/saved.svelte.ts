import { keep, kept, type Saved } from "./keeping";

const list = $state<{ all: Saved[] | null }>({ all: kept() });

/** What is kept in this browser; null where it keeps nothing. */
export function saved(): Saved[] | null {
  return list.all;
}

/** Keeps these instead; false where the browser does not. */
export function saveAll(all: Saved[]): boolean {
  const done = keep(all);
  list.all = done ? all : kept();
  return done;
}
