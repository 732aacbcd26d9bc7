import { describe, expect, it } from "vitest";
import { NETWORK } from "$/test/fixtures";
import { arc, dot, HEIGHT, WIDTH } from "./draw";
import { degrees, partners, wayOf } from "./partners";
import { PLACES } from "./places";

describe("the map", () => {
  it("has every place inside the picture", () => {
    for (const slug of Object.keys(PLACES)) {
      const [x, y] = dot(slug) ?? [-1, -1];
      expect(x > 0 && x < WIDTH && y > 0 && y < HEIGHT, slug).toBe(true);
    }
  });

  it("draws no bow outside the picture, and none to what has no place", () => {
    for (const from of Object.keys(PLACES)) {
      for (const to of Object.keys(PLACES)) {
        const numbers = (arc(from, to) ?? "").match(/-?\d+\.\d/g)?.map(Number) ?? [];
        const bend = numbers.slice(2, 4);
        // A bow reaches half as far out as its bend.
        const top = ((numbers[1] ?? 0) + 2 * (bend[1] ?? 0) + (numbers[5] ?? 0)) / 4;
        expect(top > 0 && top < HEIGHT, `${from}-${to}`).toBe(true);
      }
    }
    expect(arc("cn", "nowhere")).toBeNull();
  });

  it("says which way engineers are recognised, as seen from either end", () => {
    const edge = { ...NETWORK.edges[0]!, source: "jurisdiction/cn", target: "jurisdiction/sg" };
    const seen = (direction: string | null): string[] =>
      ["cn", "sg"].map((slug) => wayOf({ ...edge, direction } as never, slug));
    expect(seen("source-to-target")).toEqual(["there", "here"]);
    expect(seen("target-to-source")).toEqual(["here", "there"]);
    expect(seen("both-ways")).toEqual(["both", "both"]);
    expect([seen("none"), seen(null)]).toEqual([
      ["none", "none"],
      ["none", "none"],
    ]);
  });

  it("says where this is only of technologists, or only for a part", () => {
    const passage = {
      agreement: "a",
      forward: true,
      level: "technologist",
      certainty: null,
      reason: null,
      parts: ["p"],
    };
    const edge = { ...NETWORK.edges[0]!, source: "jurisdiction/cn", target: "jurisdiction/sg" };
    const nodes = ["cn", "sg"].map((slug) => ({ ...NETWORK.nodes[0]!, id: `jurisdiction/${slug}` }));
    const of = (...passages: object[]): unknown =>
      partners({ ...NETWORK, nodes, edges: [{ ...edge, passages } as never] }, "cn").map(({ levels, inPart }) => [
        levels,
        inPart,
      ])[0];
    expect(of(passage)).toEqual([["technologist"], true]);
    expect(of(passage, { ...passage, level: "professional-engineer", parts: [] })).toEqual([[], false]);
    expect(of()).toEqual([[], false]);
  });

  it("counts who is joined to whom", () => {
    const edges = [{ ...NETWORK.edges[0]!, source: "jurisdiction/cn", target: "jurisdiction/sg", weight: 3 }];
    const nodes = ["cn", "sg", "pk"].map((slug) => ({ ...NETWORK.nodes[0]!, id: `jurisdiction/${slug}` }));
    const network = { ...NETWORK, nodes, edges };
    expect(partners(network, "cn").map(({ slug, shared, all }) => [slug, shared, all])).toEqual([["sg", 3, 1]]);
    expect(partners(network, "cn").map(({ certainty, reason }) => [certainty, reason])).toEqual([
      ["presumed", "after-source"],
    ]);
    expect(partners(network, "cn").map(({ way }) => way)).toEqual(["none"]);
    expect(degrees(network).get("jurisdiction/pk")).toBeUndefined();
  });
});
