import { describe, expect, it } from "vitest";
import type { Target, TargetFigure } from "$/api/contract";
import { entity } from "$/test/fixtures";
import { byKind, counted, grid, numbered, options, passing, share } from "./targets";
import { length, subjects } from "./targetsKnown";

const civil = entity("specialty", "civil", "Civil engineering", "土木工程");
const guangdong = entity("region", "cn-gd", "Guangdong", "广东");
const cse = entity("organization", "cse-cn", "CSE");
const csee = entity("organization", "csee", "CSEE");
const pec = entity("organization", "pec", "PEC");

function item(id: string, more: Partial<Target>): Target {
  return {
    target: entity("target", id, id),
    document: null,
    kind: "target",
    metric: "registered-engineers",
    comparator: "=",
    value: 60,
    unit: "persons",
    year: 2022,
    specialty: null,
    organization: null,
    responsible: [cse],
    jurisdiction: null,
    region: null,
    agreement: null,
    clause: entity("clause", "c", "Clause"),
    outcome: "no-evidence",
    verdict: null,
    observed: null,
    observed_on: null,
    source: null,
    reason: { en: "", zh: "" },
    counts_as: { en: "", zh: "" },
    does_not_count: { en: "", zh: "" },
    figures: [],
    happenings: [],
    ...more,
  };
}

const passed: TargetFigure = {
  figure: entity("observation", "passed", "Passed: 90"),
  metric: "engineers-passing-assessment",
  metric_label: { en: "passed", zh: "通过" },
  value: 90,
  unit: "persons",
  date: "2020",
  organization: null,
  comparable: false,
  comparable_with: { en: "", zh: "" },
  source: entity("source", "s", "A page"),
  confidence: "high",
};
const all = [
  item("civil-2025", { specialty: civil, year: 2025, value: 600, figures: [passed] }),
  item("civil-2022", { specialty: civil, figures: [passed], responsible: [cse, csee] }),
  item("all-2022", { value: 280 }),
  item("fields", {
    metric: "recognised-fields",
    value: 12,
    year: null,
    region: guangdong,
    outcome: "not-comparable",
    observed: 10,
  }),
  item("sign", {
    kind: "intention",
    metric: "sign-agreement",
    value: null,
    year: null,
    organization: pec,
    outcome: "met",
  }),
];
const ids = (items: readonly Target[]): string[] => items.map((one) => one.target.id);

describe("targets", () => {
  it("filters by region, body, outcome and the lack of a year", () => {
    expect(ids(passing(all, { region: "cn-gd" }))).toEqual(["fields"]);
    expect(ids(passing(all, { responsible: "csee" }))).toEqual(["civil-2022"]);
    expect(ids(passing(all, { outcome: "met" }))).toEqual(["sign"]);
    expect(ids(passing(all, { year: "none" }))).toEqual(["fields", "sign"]);
    expect(options(all, "specialty")).toEqual([civil]);
  });

  it("counts beside a filter what choosing it would show, and offers who is responsible, not the counterpart", () => {
    for (const filters of [{}, { year: "2022" }, { year: "none", region: "cn-gd" }] as const)
      for (const of of ["outcome", "year", "responsible"] as const)
        for (const [value, number] of counted(all, filters, of))
          expect(passing(all, { ...filters, [of]: value })).toHaveLength(number);
    expect(counted(all, { year: "2022" }, "outcome").get("met")).toBeUndefined();
    expect(counted(all, { year: "2022" }, "year").get("none")).toBe(2);
    expect(options(all, "responsible").map(({ id }) => id)).toEqual(["cse-cn", "csee"]);
  });

  it("lays the registrations out by specialty and year, all specialties together first, gaps kept", () => {
    const { years, rows } = grid(all);
    expect(years).toEqual([2022, 2025]);
    expect(rows.map((row) => row.cells.map((cell) => cell?.value ?? null))).toEqual([
      [280, null],
      [60, 600],
    ]);
  });

  it("shows each item in one place", () => {
    const inGrid = grid(all).rows.flatMap((row) => row.items);
    expect([...ids(inGrid), ...ids(numbered(all)), ...byKind(all).flatMap(([, items]) => ids(items))].sort()).toEqual(
      ids(all).sort(),
    );
  });

  it("reads no progress off a figure that counts something else", () => {
    expect(share(item("a", { observed: 30, outcome: "missed" }))).toBe(0.5);
    expect(share(item("b", { observed: 30, outcome: "not-comparable" }))).toBeNull();
    expect(share(item("c", {}))).toBeNull();
  });

  it("draws the targets of one subject with each figure once, what is known first, to one scale", () => {
    const [first, ...rest] = subjects(all);
    expect(first?.figures).toHaveLength(1);
    expect(ids(first?.items ?? [])).toEqual(["civil-2025", "civil-2022"]);
    expect(first?.most).toBe(600);
    expect(rest.every((subject) => !subject.figures.length)).toBe(true);
    expect([length(600, 600, 250), length(1, 600, 250), length(0, 600, 250)]).toEqual([250, 2, 0]);
  });
});
