import { describe, expect, it } from "vitest";
import { NETWORK } from "$/test/fixtures";
import { arcs } from "./arcs";
import { clusters } from "./clusters";
import { bow, dot, HEIGHT, WIDTH } from "./draw";
import { looks, partners, wayOf } from "./partners";
import { PLACES } from "./places";
import { board, inTwo, regionOf, TILE } from "./tiles";
import { framing, panned, seen, WHOLE, zoomed } from "./zoom";

describe("the map", () => {
  it("has every place inside the picture", () => {
    for (const slug of Object.keys(PLACES)) {
      const [x, y] = dot(slug) ?? [-1, -1];
      expect(x > 0 && x < WIDTH && y > 0 && y < HEIGHT, slug).toBe(true);
    }
  });

  it("draws no bow outside the picture", () => {
    for (const from of Object.keys(PLACES)) {
      for (const to of Object.keys(PLACES)) {
        const numbers =
          bow(dot(from) ?? [0, 0], dot(to) ?? [0, 0])
            .match(/-?\d+\.\d/g)
            ?.map(Number) ?? [];
        const bend = numbers.slice(2, 4);
        // A bow reaches half as far out as its bend.
        const top = ((numbers[1] ?? 0) + 2 * (bend[1] ?? 0) + (numbers[5] ?? 0)) / 4;
        expect(top > 0 && top < HEIGHT, `${from}-${to}`).toBe(true);
      }
    }
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

  it("says what is shared with whom, and how surely", () => {
    const edge = { ...NETWORK.edges[0]!, source: "jurisdiction/cn", target: "jurisdiction/sg", weight: 3 };
    const edges = [edge, { ...edge, target: "jurisdiction/pk", weight: 1, certainty: "possible" as const }];
    const nodes = ["cn", "sg", "pk"].map((slug) => ({ ...NETWORK.nodes[0]!, id: `jurisdiction/${slug}` }));
    const near = partners({ ...NETWORK, nodes, edges }, "cn");
    expect(near.map(({ slug, shared, certainty, reason, way }) => [slug, shared, certainty, reason, way])).toEqual([
      ["sg", 3, "presumed", "after-source", "none"],
      ["pk", 1, "possible", "after-source", "none"],
    ]);
    expect([...looks(near)]).toEqual([
      ["presumed", 1],
      ["possible", 1],
    ]);
    const drawn = arcs("cn", [{ ...near[0]!, way: "there" }, near[1]!], WHOLE, () => 5, 1);
    expect(drawn.map(({ partner, heads }) => [partner.slug, heads.length])).toEqual([
      ["sg", 1],
      ["pk", 0],
    ]);
    expect(arcs("nowhere", near, WHOLE, () => 5, 1)).toEqual([]);
  });
});

describe("the frame of the map", () => {
  it("holds the point under the pointer while it comes nearer, and never shows what is beside the picture", () => {
    const near = zoomed(WHOLE, 4, [300, 200]);
    expect(seen(near, [300, 200])).toEqual([300, 200]);
    expect(zoomed(near, 0.01)).toEqual(WHOLE);
    expect(panned(WHOLE, 50, 50)).toEqual(WHOLE);
    expect(panned(near, 1e5, 1e5)).toEqual({ k: 4, x: 0, y: 0 });
  });

  it("takes in all points that it is asked for", () => {
    const points = [dot("be"), dot("nl"), dot("de")].filter((at) => at !== null);
    const frame = framing(points);
    expect(frame.k).toBeGreaterThan(4);
    for (const point of points) {
      const [x, y] = seen(frame, point);
      expect(x > 0 && x < WIDTH && y > 0 && y < HEIGHT).toBe(true);
    }
  });
});

describe("dots on one another", () => {
  const at = (id: string, x: number, rank = 1): { id: string; x: number; y: number; size: number; rank: number } => ({
    id,
    x,
    y: 0,
    size: 5,
    rank,
  });
  const ids = (...args: Parameters<typeof clusters>): string[][] =>
    clusters(...args).map(({ members }) => members.map(({ id }) => id));

  it("are one, about the first in rank, and those apart from them stay alone", () => {
    expect(ids([at("a", 0, 3), at("b", 3), at("c", 20)], new Set())).toEqual([["a", "b"], ["c"]]);
    expect(ids([at("a", 0, 3), at("b", 3)], new Set(["a"]))).toEqual([["a"], ["b"]]);
  });

  it("make no chain of neighbours one heap", () => {
    expect(ids([at("a", 0), at("b", 6), at("c", 12)], new Set())).toEqual([["a", "b"], ["c"]]);
  });
});

describe("the tiles", () => {
  it("have one place each, on no other, whatever the width of the screen", () => {
    for (const narrow of [false, true]) {
      const { tiles, width, height } = board([...Object.keys(PLACES), "xx"], narrow);
      expect(new Set(tiles.map(({ x, y }) => `${x} ${y}`)).size).toBe(Object.keys(PLACES).length + 1);
      expect(tiles.every(({ x, y }) => x + TILE.width <= width && y + TILE.height <= height)).toBe(true);
    }
    expect(Object.keys(PLACES).filter((slug) => regionOf(slug) === "other")).toEqual([]);
  });

  it("hold a name on at most two lines", () => {
    const measure = (text: string): number => text.length * 10;
    expect(inTwo("Peru", 60, measure)).toEqual(["Peru"]);
    expect(inTwo("Costa Rica", 60, measure)).toEqual(["Costa", "Rica"]);
    expect(inTwo("特立尼达和多巴哥共和国", 60, measure)).toEqual(["特立尼达和多", "巴哥共和国"]);
    expect(inTwo("Bosnia and Herzegovina", 60, measure)).toEqual(["Bosnia", "and H…"]);
  });
});
