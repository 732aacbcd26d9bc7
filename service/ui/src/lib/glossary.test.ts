import { describe, expect, it } from "vitest";
import { VOCABULARY } from "$/test/fixtures";
import { parts } from "./glossary";

const KINDS = { en: "Kinds", zh: "类别" };
const ids = (words: string): string[] =>
  parts(VOCABULARY, KINDS, words).flatMap(({ schemes }) => schemes.flatMap(({ terms }) => terms.map(({ id }) => id)));

describe("the glossary", () => {
  it("has the terms of the field by part, each with an anchor of its own", () => {
    expect(parts(VOCABULARY, KINDS, "").map(({ group }) => group)).toEqual(["things", "agreements"]);
    expect(ids("")).toEqual([
      "kinds.intention",
      "participation-status.authorised",
      "agreement-status.in-force",
      "agreement-status.signed",
    ]);
  });

  it("is filtered by words of either language", () => {
    expect(ids("正式")).toEqual(["participation-status.authorised"]);
    expect(ids("In Force")).toEqual(["agreement-status.in-force"]);
    expect(ids("zebra")).toEqual([]);
  });
});
