import { describe, expect, it } from "vitest";
import { entity } from "$/test/fixtures";
import { byMetric, goals, passing } from "./targets";

const one = entity("target", "one", "Registered engineers");
const aim = entity("intention", "aim", "Sign an agreement");
const guangdong = entity("region", "cn-gd", "Guangdong", "广东");
const fujian = entity("region", "cn-fj", "Fujian", "福建");
const outcomes = [
  { target: aim, metric: "sign-agreement", value: null, year: null, outcome: "met", observed: null },
  { target: one, metric: "registered-engineers", value: 500, year: 2023, outcome: "no-evidence", region: guangdong, observed: null },
  { target: one, metric: "registered-engineers", value: 500, year: 2023, outcome: "no-evidence", region: fujian, observed: null },
];
const details = [{ target: one, comparator: ">=", unit: "persons", clause: entity("clause", "c.1", "一") }];

describe("targets", () => {
  const all = goals(outcomes, details);

  it("shows a target once, with all its regions and what its own table says", () => {
    const goal = all.find((each) => each.target.id === "one");
    expect(all).toHaveLength(2);
    expect(goal?.regions.map((region) => region.id)).toEqual(["cn-gd", "cn-fj"]);
    expect(goal?.comparator).toBe(">=");
  });

  it("filters by region, outcome and the lack of a year", () => {
    expect(passing(all, { region: "cn-fj" }).map((goal) => goal.target.id)).toEqual(["one"]);
    expect(passing(all, { outcome: "met" }).map((goal) => goal.target.id)).toEqual(["aim"]);
    expect(passing(all, { year: "none" }).map((goal) => goal.target.id)).toEqual(["aim"]);
  });

  it("puts what has numbers before what has none", () => {
    expect(byMetric(all).map(([metric]) => metric)).toEqual(["registered-engineers", "sign-agreement"]);
  });
});
