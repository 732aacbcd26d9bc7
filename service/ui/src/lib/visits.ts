/** What a reader had seen when they were here last: the release, and the day of its data. */
export interface Seen {
  release: string;
  day: string;
}

const KEPT = "accord.seen";

function read(store: Storage): Seen | null {
  const found: unknown = JSON.parse(store.getItem(KEPT) ?? "null");
  return typeof found === "object" && found !== null && "release" in found && "day" in found ? (found as Seen) : null;
}

/**
 * What was seen at the last visit, null at the first; `now` is kept for the next one. A visit lasts as long as the
 * browser's tab: a reload does not make the news old.
 */
export function lastSeen(now: Seen): Seen | null {
  try {
    const before = sessionStorage.getItem(KEPT) === null ? read(localStorage) : read(sessionStorage);
    sessionStorage.setItem(KEPT, JSON.stringify(before));
    localStorage.setItem(KEPT, JSON.stringify(now));
    return before;
  } catch {
    // Storage may be forbidden, or hold what is not ours; then each visit is the first.
    return null;
  }
}
