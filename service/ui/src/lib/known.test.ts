import { describe, expect, it } from "vitest";
import { VOCABULARY } from "$/test/fixtures";
import { unknownParts } from "./known";
import { learn } from "./vocabulary.svelte";

describe("parts of an address", () => {
  it("are named where the page does not know them, in any order", () => {
    expect(unknownParts("network", { focus: "cse-cn", depth: "2", lang: "zh" }).unknown).toEqual([]);
    expect(unknownParts("network", { dept: "2", focus: "cse-cn", k: "3" }).unknown).toEqual(["dept", "k"]);
    expect(unknownParts("map", { focus: "cn" }).known).toContain("of");
  });

  it("are those of the question that is open, once it is known", () => {
    expect(unknownParts("sparql", { question: "members", what: "x" }).unknown).toEqual([]);
    const asked = [{ name: "members", title: { en: "", zh: "" }, parameters: [], columns: [] }];
    learn({
      ...VOCABULARY,
      questions: [{ ...asked[0]!, parameters: [{ name: "agreement", title: { en: "", zh: "" } }] }],
    });
    const query = { question: "members", agreement: "ipea", "p.agreement": "ipea", lang: "zh", forum: "apec" };
    expect(unknownParts("sparql", query).unknown).toEqual(["forum"]);
    expect(unknownParts("sparql", { tab: "build", of: "title", what: "x" }).unknown).toEqual(["what"]);
  });
});
