import { describe, expect, it } from "vitest";
import type { Scenario, ScenarioRoute } from "$/api/contract";
import { entity } from "$/test/fixtures";
import { bases, bodyOf, merged, places, supposedIn, toggled } from "./scenario";

const ipea = entity("agreement", "ipea", "IPEA");

function route(place: string, direction: "outbound" | "inbound", more: Partial<ScenarioRoute> = {}): ScenarioRoute {
  return {
    agreement: ipea,
    recognises: ["registration"],
    certainty: "presumed",
    reason: "after-source",
    jurisdiction: entity("jurisdiction", place, place),
    direction,
    basis: "shared-register",
    level: "professional-engineer",
    counts: true,
    first: true,
    specialties: [],
    part: null,
    ...more,
  };
}

function answer(more: Partial<Scenario>): Scenario {
  return { gained: [], lost: [], changed: [], kept: [], ...more } as Scenario;
}

describe("what is supposed", () => {
  it("stands in the address, and is added and taken away there", () => {
    const now = supposedIn({ join: "ipea:cse-cn, ipea:cse-cn", sign: "" });
    expect(now).toEqual({ join: ["ipea:cse-cn"], sign: [] });
    expect(bodyOf(now)).toBe("cse-cn");
    expect(toggled(now, "sign", "cse-cn:iem-my")).toEqual({ join: "ipea:cse-cn", sign: "cse-cn:iem-my" });
    expect(toggled(now, "join", "ipea:cse-cn")).toEqual({ join: null, sign: null });
  });

  it("stands beside what is open today, and never takes its sign", () => {
    const degrees = { basis: "education-accord" } as const;
    const [au, nz] = places(
      answer({
        gained: [route("au", "outbound"), route("au", "inbound", { certainty: "possible" })],
        kept: [route("au", "outbound", degrees), route("nz", "outbound", { ...degrees, certainty: "possible" })],
      }),
    ).sort((a, b) => a.place.id.localeCompare(b.place.id));
    expect([au?.differs, nz?.differs]).toEqual([true, false]);
    expect(au?.cells.get("shared-register")).toEqual({
      before: { outbound: [], inbound: [] },
      after: { outbound: ["supposed"], inbound: ["supposed"] },
    });
    expect(au?.cells.get("education-accord")?.after).toEqual({ outbound: ["presumed"], inbound: [] });
    expect(nz?.cells.get("education-accord")?.before.outbound).toEqual(["possible"]);
    expect(bases([...(au ? [au] : []), ...(nz ? [nz] : [])])).toEqual([
      { basis: "education-accord", differs: false },
      { basis: "shared-register", differs: true },
    ]);
  });

  it("shows a way that is lost as it is today, and the surest of several", () => {
    const lost = route("au", "outbound", { certainty: "certain" });
    const [au] = places(answer({ lost: [lost], kept: [route("au", "outbound", { certainty: "possible" })] }));
    expect(au?.cells.get("shared-register")).toEqual({
      before: { outbound: ["certain"], inbound: [] },
      after: { outbound: ["possible"], inbound: [] },
    });
  });

  it("says a way once that is the same in both directions", () => {
    const all = merged([route("au", "outbound"), route("au", "inbound"), route("nz", "outbound", { first: false })]);
    expect(all.map(({ directions }) => directions.size)).toEqual([2, 1]);
    expect(merged([route("au", "outbound"), route("au", "inbound", { first: false })])).toHaveLength(2);
  });
});
