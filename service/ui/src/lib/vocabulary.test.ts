import { beforeEach, expect, it } from "vitest";
import { VOCABULARY } from "$/test/fixtures";
import { speak } from "./ui.svelte";
import { columns, conceptName, kindName, learn, relationName, relations, title } from "./vocabulary.svelte";

beforeEach(() => {
  learn(VOCABULARY);
  speak("zh");
});

it("names values by their scheme, a column of several schemes by the one that has the value", () => {
  expect(conceptName("signed", "agreement-status")).toBe("已签署");
  expect(conceptName("signed", "participation-status|contested-property")).toBe("签署日期");
});

it("shows a value of no scheme as it is", () => {
  expect(conceptName("not-known-here", "agreement-status")).toBe("not known here");
  expect(conceptName("signed", null)).toBe("signed");
});

it("reads a relation from either end", () => {
  expect(relations()).toEqual(["participation"]);
  expect(relationName("participation")).toBe("参加");
  expect(relationName("participation", false)).toBe("参加方");
});

it("names kinds as the ontology does, columns as the header of their question", () => {
  expect(kindName("intention")).toBe("国际合作意向");
  expect(title("members", "status")).toBe("参与状态");
  expect(columns("members", "status")[0]).toMatchObject({ type: "concept", scheme: "participation-status" });
});
