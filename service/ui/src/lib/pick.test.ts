import { describe, expect, it } from "vitest";
import { entity, IPEA, PK, SG } from "$/test/fixtures";
import { found } from "./pick";

describe("a choice among many", () => {
  const all = [IPEA, PK, SG, entity("organization", "cie", "Conseil des Ingénieurs")];
  const ids = (typed: string): string[] => found(all, typed).map(({ id }) => id);

  it("is found by part of a name in either language, or by its code", () => {
    expect(ids("sing")).toEqual(["sg"]);
    expect(ids("新加")).toEqual(["sg"]);
    expect(ids("PK")).toEqual(["pk"]);
    expect(ids("ingenieurs")).toEqual(["cie"]);
    expect(ids("nowhere")).toEqual([]);
  });

  it("has those first whose name begins so, and all before anything is typed", () => {
    expect(ids("i")[0]).toBe("ipea");
    expect(ids(" ")).toHaveLength(4);
  });
});
