import { describe, expect, it } from "vitest";
import { IES, PEC } from "$/test/fixtures";
import { matching, plain, sorted } from "./table";

const rows = [
  { who: PEC, n: 10 },
  { who: IES, n: 9 },
  { who: null, n: null },
];

describe("tables", () => {
  it("sorts by name, blanks last in both directions", () => {
    expect(sorted(rows, { column: "who", down: false }, "en").map((row) => row.n)).toEqual([9, 10, null]);
    expect(sorted(rows, { column: "who", down: true }, "en").map((row) => row.n)).toEqual([10, 9, null]);
  });

  it("sorts numbers as numbers", () => {
    expect(sorted(rows, { column: "n", down: false }, "en").map((row) => row.n)).toEqual([9, 10, null]);
  });

  it("shows the other language where a name is missing", () => {
    expect(plain(IES, "zh")).toBe("Institution of Engineers, Singapore");
  });

  it("finds a row by its name in either language or its slug", () => {
    expect(matching(rows, "巴基斯坦", "en")).toHaveLength(1);
    expect(matching(rows, "pec council", "zh")).toHaveLength(1);
    expect(matching(rows, "nobody", "en")).toHaveLength(0);
  });
});
