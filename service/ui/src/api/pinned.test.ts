import { beforeEach, expect, it } from "vitest";
import { here } from "$/lib/address.svelte";
import { began, forget, ofRelease } from "./pinned";

beforeEach(() => {
  forget();
  here.path = "/map";
  here.query = {};
});

it("asks for the release that the page's address names, and nothing else for it", () => {
  here.query = { release: "0123456789abcdef" };
  expect(ofRelease("/api/network?as_of=2019-01-01")).toBe("/api/network?as_of=2019-01-01&release=0123456789abcdef");
  expect(ofRelease("/api/vocabulary")).toBe("/api/vocabulary?release=0123456789abcdef");
  expect(ofRelease("/ready")).toBe("/ready");
  expect(ofRelease("/api/vocabulary?release=other")).toBe("/api/vocabulary?release=other");
});

it("asks for the local layers that the page's address names", () => {
  here.query = { layers: "none" };
  expect(ofRelease("/api/vocabulary")).toBe("/api/vocabulary?layers=none");
  expect(ofRelease("/api/vocabulary", "one")).toBe("/api/vocabulary?release=one&layers=none");
  expect(ofRelease("/ready")).toBe("/ready");
});

it("stays with the release that answered first, until another page is opened", () => {
  expect(began("/api/network", "one")).toBe("");
  expect(began("/api/search", "one")).toBe("");
  expect(began("/api/search", "two")).toBe("one");
  expect(began("/ready", "two")).toBe("");
  here.path = "/matrix";
  expect(began("/api/search", "two")).toBe("");
});
