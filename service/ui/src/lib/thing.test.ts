import { describe, expect, it } from "vitest";
import type { Change, ProfileFigure, Row } from "$/api/contract";
import { entity, NETWORK } from "$/test/fixtures";
import { figureGroups, lifelines, neighbours, provided, thingAt, toldOnce } from "./thing";

const MY = entity("jurisdiction", "my", "Malaysia");
const SG = entity("jurisdiction", "sg", "Singapore");
const NZ = entity("jurisdiction", "nz", "New Zealand");

describe("the thing of an address", () => {
  it("is the same by either address and in either case", () => {
    expect(thingAt("/id/Jurisdiction/MY")).toEqual({ kind: "jurisdiction", slug: "my" });
    expect(thingAt("/dossier/MY")).toEqual(thingAt("/id/jurisdiction/my"));
    expect(thingAt("/id/clause/a/b%2Fc")).toEqual({ kind: "clause", slug: "a/b/c" });
  });

  it("is none where none is named, and stays as written where it is no encoding", () => {
    expect(thingAt("/dossier")).toBeNull();
    expect(thingAt("/id/agreement")).toBeNull();
    expect(thingAt("/id/agreement/%E4")).toEqual({ kind: "agreement", slug: "%e4" });
  });
});

it("puts numbers of one property together, wherever they stand", () => {
  const figure = (property: string, value: number) =>
    ({ property, value, name: { en: property, zh: property } }) as ProfileFigure;
  const groups = figureGroups([figure("registrants", 1), figure("units", 2), figure("registrants", 3)]);
  expect(groups.map(({ figures }) => figures.map(({ value }) => value))).toEqual([[1, 3], [2]]);
});

describe("the membership over time", () => {
  const row = (from: string, until: string | null, certainty: string, status = "authorised", of = MY): Row => ({
    ...{ jurisdiction: of, from, until, status, certainty, reason: "after-source" },
  });

  it("draws a seat as surely as it stands, up to the day", () => {
    const { lines, years } = lifelines(
      [
        row("2000-01-01", "2010-01-01", "certain"),
        row("2010-01-01", null, "presumed"),
        row("2005-01-01", null, "possible", "provisional", SG),
      ],
      "2019-12-31",
    );
    expect(years).toEqual([2000, 2019]);
    expect(lines.map(({ bars }) => bars.map(({ look }) => look))).toEqual([["certain", "presumed"], ["possible"]]);
    const [first, second] = lines[0]?.bars ?? [];
    expect(first?.start).toBe(0);
    expect(first?.length).toBeCloseTo(0.5, 2);
    expect((second?.start ?? 0) + (second?.length ?? 0)).toBeCloseTo(1, 5);
  });

  it("joins what differs only in who holds the seat, and leaves out what comes after the day", () => {
    const rows = [row("2000-01-01", "2004-01-01", "certain"), row("2004-01-01", "2008-01-01", "certain")];
    expect(lifelines(rows, "2010-01-01").lines[0]?.bars).toHaveLength(1);
    expect(lifelines(rows, "1999-01-01").lines).toEqual([]);
  });
});

it("puts ways together on which the same is recognised", () => {
  const way = (from: Row[string], to: Row[string], recognises: string, grants = "a title"): Row => ({
    ...{ from_side: from, to_side: to, recognises, grants },
  });
  const groups = provided([
    way(MY, SG, "registration"),
    way(MY, SG, "competence-standard"),
    way(SG, MY, "competence-standard"),
    way(SG, MY, "registration"),
    way(MY, NZ, "registration", "entry"),
  ]);
  expect(groups.map(({ ways }) => ways.length)).toEqual([2, 1]);
  expect(groups[0]?.recognises).toHaveLength(2);
  expect(groups[0]?.grants).toBe("a title");
});

it("tells a history once, the newest first, what has no date last", () => {
  const change = (date: string | null, told = false) => ({ date, earliest: date, told }) as Change;
  const all = [change(null), change("2001-06-25"), change("2010-01-01", true), change("2018-06-29")];
  expect(toldOnce(all).map(({ date }) => date)).toEqual(["2018-06-29", "2001-06-25", null]);
  expect(toldOnce(all, "2005-01-01").map(({ date }) => date)).toEqual(["2001-06-25", null]);
});

it("reads each edge from the side of the centre", () => {
  const near = neighbours(NETWORK, "agreement/ipea");
  expect(near.map(({ node, forward }) => [node.id, forward])).toEqual([
    ["organization/pec", false],
    ["organization/ies", false],
  ]);
});
