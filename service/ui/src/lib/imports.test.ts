import { describe, expect, it } from "vitest";
import type { ImportProblem, PlannedChange } from "$/api/contract";
import { IES, IPEA, PEC } from "$/test/fixtures";
import { bySheet, form, grouped, inNetwork, isName, questions, suggested } from "./imports";

const words = (text: string) => ({ en: text, zh: text });
const PLAIN: ImportProblem = {
  file: "m.xlsx",
  sheet: "成员",
  cell: "B2",
  value: "IEM",
  reason: words("several"),
  suggestion: null,
  candidates: [],
  readings: [],
  settle: null,
};
const may = [PEC, IES].map((one) => ({ ...one, why: words("called so") }));
const AMBIGUOUS = { ...PLAIN, candidates: may, settle: "m.xlsx!成员!B2" };
const change = (text: string, ...concerns: PlannedChange["concerns"]): PlannedChange => ({
  text: words(text),
  kind: "joined",
  date: null,
  concerns,
});

describe("what is in the way of an import", () => {
  it("is asked once for a name that stands in several cells, and sent for each of them", () => {
    const again = { ...AMBIGUOUS, cell: "B5", settle: "m.xlsx!成员!B5" };
    const other = { ...AMBIGUOUS, cell: "B6", settle: "m.xlsx!成员!B6", candidates: may.slice(1) };
    const asked = questions([AMBIGUOUS, PLAIN, again, other]);
    expect(asked.map((one) => one.cells)).toEqual([["B2", "B5"], ["B6"]]);
    expect(asked[0]?.keys).toEqual(["m.xlsx!成员!B2", "m.xlsx!成员!B5"]);
  });

  it("is asked where a day may be read in two ways, and not where there is nothing to choose", () => {
    expect(questions([{ ...PLAIN, settle: "k", readings: ["2026-03-04", "2026-04-03"] }])).toHaveLength(1);
    expect(
      questions([
        { ...PLAIN, settle: "k" },
        { ...PLAIN, candidates: may },
      ]),
    ).toEqual([]);
  });

  it("is told sheet by sheet", () => {
    const places = bySheet([PLAIN, { ...PLAIN, sheet: null }, { ...PLAIN, cell: "C2" }]);
    expect(places.map((one) => [one.sheet, one.found.length])).toEqual([
      ["成员", 2],
      [null, 1],
    ]);
  });
});

describe("what an import would change", () => {
  const changes = [change("founded", PEC), change("a", IPEA, PEC), change("other"), change("b", IES, IPEA)];

  it("is told by agreement, then by body, the rest last", () => {
    expect(grouped(changes).map((one) => [one.about?.id ?? null, one.changes.map((each) => each.text.en)])).toEqual([
      [IPEA.id, ["a", "b"]],
      [PEC.id, ["founded"]],
      [null, ["other"]],
    ]);
  });

  it("is seen in the network around its agreements, else its bodies", () => {
    expect(inNetwork(changes)).toBe(`/network?focus=agreement/${IPEA.id.replace("agreement/", "")}`);
    expect(inNetwork([change("founded", PEC)])).toContain("/network?focus=organization/");
    expect(inNetwork([change("other")])).toBe("/network");
  });
});

describe("a layer", () => {
  it("is called like its file, and not like one that is there", () => {
    expect(suggested([{ name: "New Members (2026).xlsx" }], "2026-11-28")).toBe("new-members-2026");
    expect(suggested([{ name: "新成员.xlsx" }], "2026-11-28")).toBe("import-2026-11-28");
    expect(suggested([{ name: "a1.csv" }], "2026-11-28", ["a1", "a1-2"])).toBe("a1-3");
    expect(["a-1", "A", "a_b", "-a", ""].filter(isName)).toEqual(["a-1"]);
  });

  it("is sent with its files and what was settled", () => {
    const file = new File(["x"], "m.csv");
    const data = form({ files: [file], layer: "m", settle: { k: "iem-my" } }, { dry: true });
    expect([...data.keys()]).toEqual(["file", "layer", "dry_run", "settle"]);
    expect(data.get("settle")).toBe('{"k":"iem-my"}');
    expect(form({ files: [], layer: "m", settle: {} }, { dry: false, marked: true }).get("marked")).toBe("true");
  });
});
