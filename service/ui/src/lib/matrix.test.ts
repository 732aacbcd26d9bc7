import { describe, expect, it } from "vitest";
import { MATRIX, PEC } from "$/test/fixtures";
import { grid, oneShort, participation, withCertainty, withFormer } from "./matrix";

describe("the matrix", () => {
  it("counts what is held now, and not what was given up", () => {
    const { lines } = grid(MATRIX, null, "", "en");
    expect(lines.map((line) => [line.jurisdiction.id, line.held])).toEqual([
      ["pk", 1],
      ["sg", 2],
    ]);
  });

  it("finds who is one short", () => {
    expect(oneShort(grid(MATRIX, null, "", "en")).lines.map((line) => line.jurisdiction.id)).toEqual(["pk"]);
  });

  it("keeps to the agreements and the status chosen", () => {
    expect(grid(MATRIX, new Set(["ipea"]), "", "en").agreements.map((one) => one.id)).toEqual(["ipea"]);
    expect(grid(MATRIX, null, "former", "en").lines.map((line) => line.jurisdiction.id)).toEqual(["pk"]);
  });

  it("names the participation behind a mark as the release does", () => {
    const part = { organization: PEC, status: "authorised", certainty: null };
    expect(participation("ipea", part, "pk")).toBe("ipea.pec.pk.authorised");
    expect(participation("ipea", { ...part, organization: null }, "pk")).toBe("ipea.pk.authorised");
  });
});

describe("what is past or open", () => {
  it("adds who left, unless it is there in another way", () => {
    const present = MATRIX.filter((row) => row.status !== "former");
    expect(withFormer(present, MATRIX)).toHaveLength(4);
    expect(withFormer(MATRIX, MATRIX)).toHaveLength(4);
  });

  it("takes from the network how sure a participation is", () => {
    const edges = [
      { source: "organization/pec", target: "agreement/ipea", certainty: "possible", status: "authorised" },
    ];
    const rows = withCertainty(MATRIX, edges);
    expect(rows.map((row) => row.certainty)).toEqual([null, null, "possible", null]);
  });
});
