import { beforeEach, describe, expect, it } from "vitest";
import { lastSeen } from "./visits";

const OLD = { release: "aaaa", day: "2026-01-01" };
const NEW = { release: "bbbb", day: "2026-11-27" };

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe("what was seen last", () => {
  it("is nothing at the first visit, and the first visit at the second", () => {
    expect(lastSeen(OLD)).toBeNull();
    sessionStorage.clear();
    expect(lastSeen(NEW)).toEqual(OLD);
  });

  it("stays the same while a tab is open", () => {
    lastSeen(OLD);
    expect(lastSeen(NEW)).toBeNull();
    sessionStorage.clear();
    expect(lastSeen(NEW)).toEqual(NEW);
    expect(lastSeen(NEW)).toEqual(NEW);
  });

  it("is nothing where the storage holds what is not ours", () => {
    localStorage.setItem("accord.seen", "{broken");
    expect(lastSeen(NEW)).toBeNull();
  });
});
