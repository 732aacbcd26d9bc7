import { describe, expect, it } from "vitest";
import { COLOURS, LOOK, NETWORK } from "$/test/networks";
import { picture } from "./graph";
import { apart, arrange, divided, parts } from "./layout";
import { crosses, sited, type Spot } from "./names";
import { breadth, shortName, wrapped } from "./labels";
import { head } from "./lines";
import { strokeOf } from "./strokes";
import { LINES } from "./style";
import { edgeRows } from "./rows";
import { firstDay, gain, networkParams, toggled } from "./view";

const EXTENT = (): { width: number; height: number } => ({ width: 60, height: 14 });

describe("short names", () => {
  const malaysia = { acronym: "IEM", place: { en: "Malaysia", zh: "马来西亚" } };

  it("say the letters and the place where the name is long", () => {
    expect(shortName({ en: "The Institution of Engineers, Malaysia", zh: null }, "x", malaysia, "en")).toEqual([
      "IEM · Malaysia",
    ]);
    expect(shortName({ en: "The Institution of Engineers, Malaysia", zh: null }, "x", malaysia, "zh")).toEqual([
      "IEM · 马来西亚",
    ]);
    expect(shortName({ en: null, zh: "马来西亚工程师学会" }, "x", malaysia, "zh")).toEqual(["马来西亚工程师学会"]);
  });

  it("leave a short name that says its place", () => {
    const canada = { acronym: "EC", place: { en: "Canada", zh: "加拿大" } };
    expect(shortName({ en: "Engineers Canada", zh: null }, "x", canada, "en")).toEqual(["Engineers Canada"]);
    expect(shortName({ en: "Engineers Canada", zh: null }, "x", canada, "zh")).toEqual(["Engineers Canada"]);
  });

  it("break what has no letters, and lose nothing of what fits", () => {
    expect(shortName({ en: "International Professional Engineers Agreement", zh: null }, "x", undefined, "en")).toEqual(
      ["International", "Professional Engineers", "Agreement"],
    );
    expect(wrapped("one two three four", 7, 2)).toEqual(["one two", "three…"]);
    expect(wrapped("中巴专业工程师资格互认协议", 24, 2)).toEqual(["中巴专业工程师", "资格互认协议"]);
    expect(wrapped("香港工程师学会与中国工程师联合体", 16, 2).every((line) => breadth(line) <= 16)).toBe(true);
  });
});

describe("places of names", () => {
  const spot = (id: string, x: number, y: number, rank = 1): Spot => ({
    id,
    x,
    y,
    size: 5,
    lines: [id],
    width: 60,
    rank,
  });
  const box = { width: 300, height: 200 };

  it("stay within the picture", () => {
    for (const name of sited([spot("a", 299, 2), spot("b", 1, 199), spot("c", 150, 100)], [], box, true)) {
      expect(
        name.x >= 0 && name.y >= 0 && name.x + name.width <= box.width && name.y + name.height <= box.height,
        name.spot.id,
      ).toBe(true);
    }
  });

  it("are found for each node where all must have one, and do not overlap while there is room", () => {
    const spots = Array.from({ length: 12 }, (_, i) => spot(String(i), 40 + (i % 4) * 70, 30 + Math.floor(i / 4) * 60));
    const names = sited(spots, [], box, true);
    expect(names).toHaveLength(12);
    for (const a of names)
      for (const b of names)
        if (a !== b)
          expect(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(
            true,
          );
  });

  it("go to the most important where there is not room for all", () => {
    const crowd = Array.from({ length: 30 }, (_, i) => spot(`n${i}`, 140 + (i % 6) * 4, 90 + Math.floor(i / 6) * 4, i));
    const names = sited(crowd, [], box, false);
    expect(names.length).toBeLessThan(30);
    expect(
      sited([spot("less", 100, 100, 1), spot("more", 104, 100, 9)], [], box, false).map((name) => name.spot.id),
    ).toContain("more");
  });

  it("know when a line runs through them", () => {
    expect(crosses([0, 0, 100, 100], { x: 40, y: 40, width: 20, height: 20 })).toBe(true);
    expect(crosses([0, 0, 100, 0], { x: 40, y: 40, width: 20, height: 20 })).toBe(false);
    expect(crosses([50, 0, 50, 30], { x: 40, y: 40, width: 20, height: 20 })).toBe(false);
  });
});

describe("the layout", () => {
  it("divides a rectangle by weight", () => {
    const rects = divided([3, 1], (n) => n, { x: 0, y: 0, width: 400, height: 100 });
    expect(rects.map(([, rect]) => rect.width)).toEqual([300, 100]);
  });

  it("keeps everything in the box, apart, and is the same each time", () => {
    const box = { width: 500, height: 400 };
    const make = (): Map<string, { x: number; y: number }> => {
      const graph = picture(NETWORK, LOOK);
      arrange(graph, box, EXTENT);
      return new Map(graph.mapNodes((id, { x, y }) => [id, { x: Number(x), y: Number(y) }]));
    };
    const places = [...make()];
    expect(places).toEqual([...make()]);
    for (const [id, { x, y }] of places) expect(x > 0 && x < box.width && y > 0 && y < box.height, id).toBe(true);
    for (const [a, one] of places)
      for (const [b, two] of places) if (a < b) expect(Math.hypot(one.x - two.x, one.y - two.y)).toBeGreaterThan(15);
  });

  it("finds the parts, and moves apart what lies on one spot", () => {
    const graph = picture({ nodes: NETWORK.nodes, edges: NETWORK.edges.slice(0, 1) }, LOOK);
    expect(parts(graph).map((part) => part.length)).toEqual([2, 1, 1]);
    graph.forEachNode((id, _) => graph.mergeNodeAttributes(id, { x: 100, y: 100 }));
    apart(graph, { width: 300, height: 300 }, EXTENT);
    expect(new Set(graph.mapNodes((_, { x, y }) => `${Number(x).toFixed()} ${Number(y).toFixed()}`)).size).toBe(
      graph.order,
    );
  });
});

describe("the parameters of a network", () => {
  it("follows the address", () => {
    expect(networkParams({ agreements: "ipea" })).toMatchObject({
      agreements: "ipea",
      kinds: "organization,agreement",
    });
    expect(toggled(["a"], "a")).toBeNull();
  });

  it("shows of each relation how surely it holds and why, and draws what is only possible with more gap than line", () => {
    expect(edgeRows(NETWORK, (name) => name)[0]).toMatchObject({ certainty: "presumed", reason: "after-source" });
    for (const line of LINES)
      for (const difference of [undefined, "joined", "left", "changed", "stayed"] as const) {
        const edge = { ...NETWORK.edges[0]!, certainty: "possible" as const, difference: difference ?? null };
        const [dash = 0, gap = 0] = strokeOf(edge, {
          line,
          look: COLOURS,
          values: ["authorised"],
          most: 3,
          widest: 4,
        }).dash;
        expect(gap, `${line} ${difference}`).toBeGreaterThan(dash);
      }
  });

  it("counts what a larger picture adds, and finds the day on which something begins", () => {
    const small = { nodes: NETWORK.nodes.slice(0, 2), edges: [] };
    expect(gain(small, NETWORK)).toEqual({ nodes: 2, edges: 3 });
    const later = {
      ...NETWORK,
      as_of: "1989-12-31",
      nodes: NETWORK.nodes.map((node, i) => ({
        ...node,
        start_earliest: ["2001-06-25", "1999-11-01", null, "1980-01-01"][i] ?? null,
      })),
    };
    expect(firstDay(later)).toBe("1999-11-01");
  });
});

describe("arrowheads", () => {
  it("touch the node to which they point, and lie on its side", () => {
    const [tip, one, other] = head({ x: 0, y: 0 }, { x: 100, y: 0 }, 9);
    expect(tip).toEqual([90, 0]);
    expect([one[0], other[0]]).toEqual([82, 82]);
    expect(one[1] + other[1]).toBeCloseTo(0);
  });

  it("stand where engineers of the other end are recognised", () => {
    const of = (direction: string): unknown =>
      picture({ ...NETWORK, edges: [{ ...NETWORK.edges[0]!, direction } as never] }, LOOK).mapEdges(
        (_, { arrows }) => arrows as unknown,
      )[0];
    expect(of("both-ways")).toEqual({ source: true, target: true });
    expect(of("source-to-target")).toEqual({ source: false, target: true });
    expect(of("target-to-source")).toEqual({ source: true, target: false });
    expect(of("none")).toEqual({ source: false, target: false });
  });
});
