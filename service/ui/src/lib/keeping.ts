/** Queries kept in this browser and nowhere else: a name, and the address of the page that asks them. */

export interface Saved {
  name: string;
  /** The part of the address behind the question mark. */
  address: string;
}

const KEY = "accord.queries";
/** More than a reader keeps in view; an imported file may not fill the storage. */
const MOST = 500;
const LONGEST = 20_000;

/** The storage of this browser; null where it is forbidden. */
export function storage(): Storage | null {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}

function valid(one: unknown): one is Saved {
  if (typeof one !== "object" || one === null) return false;
  const { name, address } = one as Partial<Saved>;
  return typeof name === "string" && Boolean(name.trim()) && typeof address === "string" && address.length < LONGEST;
}

/** What is kept; null where the storage cannot be read. */
export function kept(where: Storage | null = storage()): Saved[] | null {
  try {
    const text = where ? where.getItem(KEY) : undefined;
    if (text === undefined) return null;
    const found: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(found) ? found.filter(valid) : [];
  } catch (error) {
    return error instanceof SyntaxError ? [] : null;
  }
}

/** Keeps these and no others; false where the storage does not take them. */
export function keep(all: readonly Saved[], where: Storage | null = storage()): boolean {
  try {
    if (!where) return false;
    where.setItem(KEY, JSON.stringify(all.slice(0, MOST)));
    return true;
  } catch {
    return false;
  }
}

/** The list with one more; one of the same name gives way. */
export function withOne(all: readonly Saved[], one: Saved): Saved[] {
  return [{ ...one, name: one.name.trim() }, ...all.filter((other) => other.name !== one.name.trim())];
}

/** The list as a file. */
export function asFile(all: readonly Saved[]): string {
  return `${JSON.stringify({ kind: "accord-atlas-queries", queries: all }, null, 2)}\n`;
}

/** What a file holds; null for one that is none of ours. */
export function fromFile(text: string): Saved[] | null {
  try {
    const { kind, queries } = JSON.parse(text) as { kind?: unknown; queries?: unknown };
    return kind === "accord-atlas-queries" && Array.isArray(queries) ? queries.filter(valid) : null;
  } catch {
    return null;
  }
}

/** Both lists as one; of two with one name the imported gives way. */
export function together(all: readonly Saved[], imported: readonly Saved[]): Saved[] {
  const names = new Set(all.map((one) => one.name));
  return [...all, ...imported.filter((one) => !names.has(one.name))].slice(0, MOST);
}
