import { describe, expect, it } from "vitest";
import type { NetworkComparison } from "$/api/contract";
import { COLOURS, LOOK, NETWORK } from "$/test/networks";
import { isAbsent, picture } from "./graph";
import { pin, pinsOf, written } from "./places";
import { changeRows, shown } from "./shown";
import { strokeOf } from "./strokes";
import { groups, measuresFor, PLAIN, styleOf } from "./style";
import { cameraOf, comparing, daysOf } from "./view";

describe("the style of a picture", () => {
  it("is what the address names, and plain where it names nothing that there is", () => {
    expect(styleOf({ size: "core", colour: "community", line: "relation" })).toEqual({
      size: "core",
      colour: "community",
      line: "relation",
    });
    expect(styleOf({ size: "weight", colour: "red" })).toEqual(PLAIN);
    expect(measuresFor(styleOf({ size: "betweenness", colour: "community" }), ["bridges"])).toBe(
      "degree,positions,betweenness,communities,bridges",
    );
    expect(measuresFor(PLAIN)).not.toContain("betweenness");
  });

  it("gives the larger groups their own colours, the own country first", () => {
    const nodes = ["jp", "jp", "jp", "my", "my", "cn"].map((place, n) => ({
      ...NETWORK.nodes[2]!,
      id: `organization/${n}`,
      jurisdiction: `jurisdiction/${place}`,
    }));
    expect(groups(nodes, "jurisdiction", "jurisdiction/cn")).toEqual([
      "jurisdiction/cn",
      "jurisdiction/jp",
      "jurisdiction/my",
    ]);
    expect(groups(nodes, "jurisdiction")[0]).toBe("jurisdiction/jp");
  });

  it("draws each relation of two nodes as a line of its own, beside the others", () => {
    const [one] = NETWORK.edges;
    const graph = picture(
      {
        nodes: NETWORK.nodes,
        edges: [one!, { ...one!, id: "other", certainty: "possible" }, ...NETWORK.edges.slice(1)],
      },
      LOOK,
    );
    expect(graph.size).toBe(4);
    expect(graph.mapEdges((_, { shift }) => Number(shift) + 0).sort()).toEqual([-2.5, 0, 0, 2.5]);
    expect(graph.getEdgeAttribute("other", "dash")).toEqual([1, 5]);
  });

  it("shows what does not stand on the day as such, and nothing so at all times", () => {
    const segments = [
      { from: "2021-01-01", until: null, certainty: "certain" as const, reason: "dated-source" as const },
    ];
    const node = { ...NETWORK.nodes[2]!, segments };
    expect(isAbsent(node, "2019-12-31")).toBe(true);
    expect(isAbsent(node, null)).toBe(false);
    expect(isAbsent({ ...node, certainty: "certain" }, "2022-01-01")).toBe(false);
  });
});

describe("two days", () => {
  const [joined, left, changed] = NETWORK.edges;
  const state = (certainty: "certain" | "possible"): never =>
    ({ status: "authorised", certainty, reason: "dated-source", weight: 1 }) as never;
  const COMPARED = {
    ...NETWORK,
    from: "2019-12-31",
    to: "2026-11-27",
    summary: { en: "", zh: "" },
    joined: [{ ...joined!, difference: "joined" as const }],
    left: [{ ...left!, difference: "left" as const }],
    changed: [
      { edge: { ...changed!, difference: "changed" as const }, before: state("possible"), after: state("certain") },
    ],
    stayed: [],
  } as unknown as NetworkComparison;

  it("are told from the ends of a path", () => {
    expect(daysOf({ from: "2019", to: "2026-11-27" }, "2026-11-27")).toEqual({ from: "2019", to: "2026-11-27" });
    expect(daysOf({ from: "2019-12-31" }, "2026-11-27")?.to).toBe("2026-11-27");
    expect(daysOf({ from: "organization/cse-cn", to: "jurisdiction/my" }, "2026-11-27")).toBeNull();
    expect(comparing(true, {}, "2026-11-27")).toMatchObject({ from: "2021-12-31", to: "2026-11-27" });
    expect(comparing(false, { from: "2019", to: "2024-01-01" }, "2026-11-27")).toMatchObject({ as_of: "2024-01-01" });
  });

  it("are drawn in one picture, and listed with before and after", () => {
    expect(shown(COMPARED).edges).toHaveLength(3);
    expect(shown(NETWORK).compared).toBeNull();
    const rows = changeRows(COMPARED, {
      relation: (name) => name,
      difference: (name) => name,
      state: ({ certainty }) => String(certainty),
    });
    expect(rows.map(({ difference, before, after }) => [difference, before, after])).toEqual([
      ["joined", null, "presumed"],
      ["left", "presumed", null],
      ["changed", "possible", "certain"],
    ]);
  });

  it("look different in line as in colour", () => {
    const line = (difference: string): unknown => {
      const { width, dash, colour } = strokeOf(
        { ...joined!, difference: difference as never },
        { line: "", look: COLOURS, values: [], most: 1, widest: 4 },
      );
      return [colour, width, dash.join()].join(" ");
    };
    expect(new Set(["joined", "left", "stayed"].map(line)).size).toBe(3);
  });
});

describe("pins and cameras of an address", () => {
  it("are read as they are written", () => {
    const pins = new Map([["organization/cse-cn", pin(500, 100, { width: 1000, height: 400 })]]);
    expect(written(pins)).toBe("organization/cse-cn@500.250");
    expect(pinsOf(written(pins) ?? "")).toEqual(pins);
    expect(pinsOf("nothing,organization/x@a.b")).toEqual(new Map());
    expect(written(new Map())).toBeNull();
    expect(cameraOf("0.5,0.25,0.8")).toEqual({ x: 0.5, y: 0.25, ratio: 0.8 });
    expect(cameraOf("0.5,,")).toBeNull();
    expect(cameraOf(undefined)).toBeNull();
  });
});
