import { describe, expect, it } from "vitest";
import { asFile, fromFile, keep, kept, together, withOne, type Saved } from "./keeping";

const A: Saved = { name: "A", address: "tab=build" };
const B: Saved = { name: "B", address: "question=members" };

/** A storage like a browser's, which may refuse. */
function made(refuses = false): Storage {
  const held = new Map<string, string>();
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (refuses) throw new DOMException("full", "QuotaExceededError");
      held.set(key, value);
    },
  } as unknown as Storage;
}

describe("queries kept in the browser", () => {
  it("come back, and one of the same name gives way", () => {
    const storage = made();
    expect(kept(storage)).toEqual([]);
    expect(keep(withOne(withOne([], A), B), storage)).toBe(true);
    expect(kept(storage)).toEqual([B, A]);
    expect(withOne([B, A], { name: " A ", address: "q=x" })).toEqual([{ name: "A", address: "q=x" }, B]);
  });

  it("are said to be impossible where nothing may be kept", () => {
    expect(kept(null)).toBeNull();
    expect(keep([A], null)).toBe(false);
    expect(keep([A], made(true))).toBe(false);
  });

  it("leave as a file and come back from it, and from no other file", () => {
    expect(fromFile(asFile([A, B]))).toEqual([A, B]);
    expect(fromFile("[]")).toBeNull();
    expect(fromFile("no json")).toBeNull();
    expect(fromFile(JSON.stringify({ kind: "accord-atlas-queries", queries: [A, { name: 1 }] }))).toEqual([A]);
  });

  it("are not overwritten by a file", () => {
    expect(together([A], [{ name: "A", address: "other" }, B])).toEqual([A, B]);
  });
});
