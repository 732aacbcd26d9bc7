import { describe, expect, it } from "vitest";
import { unknownParts } from "./known";

describe("parts of an address", () => {
  it("are named where the page does not know them, in any order", () => {
    expect(unknownParts("network", { focus: "cse-cn", depth: "2", lang: "zh" }).unknown).toEqual([]);
    expect(unknownParts("network", { dept: "2", focus: "cse-cn", k: "3" }).unknown).toEqual(["dept", "k"]);
    expect(unknownParts("map", { focus: "cn" }).known).toContain("of");
  });

  it("are the page's own business where it takes whatever its questions take", () => {
    expect(unknownParts("sparql", { "p.agreement": "ipea" }).unknown).toEqual([]);
  });
});
