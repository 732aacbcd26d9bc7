import { describe, expect, it } from "vitest";
import { missingPrefixes, PREFIXES, shortened } from "./prefixes";
import { asCell, readTriples } from "./run";
import { asNetwork, bars, viewsOf } from "./views";
import { IPEA, PEC, PK } from "$/test/fixtures";

describe("prefixes", () => {
  it("reads the project's own, and shortens by the longest", () => {
    expect(PREFIXES.get("aa")).toBe("https://w3id.org/accord-atlas/ontology#");
    expect(shortened("https://w3id.org/accord-atlas/id/organization/pec")).toBe("organization:pec");
    expect(shortened("https://example.org/x")).toBe("https://example.org/x");
  });

  it("declares what is used and not declared, and nothing inside strings", () => {
    expect(missingPrefixes('SELECT * { ?s a aa:Agreement ; rdfs:label "skos:x" }')).toMatch(/^PREFIX aa: .*\nPREFIX rdfs: .*\n$/);
    expect(missingPrefixes("PREFIX aa: <x#> SELECT * { ?s a aa:Agreement }")).toBe("");
  });
});

describe("answers", () => {
  it("turns terms into cells", () => {
    expect(asCell({ type: "uri", value: "https://w3id.org/accord-atlas/id/agreement/ipea" })).toMatchObject({ kind: "agreement", id: "ipea" });
    expect(asCell({ type: "literal", value: "7", datatype: "http://www.w3.org/2001/XMLSchema#integer" })).toBe(7);
    expect(asCell(undefined)).toBeNull();
  });

  it("reads triples, with literals that hold quotes and dots", () => {
    expect(readTriples('<http://a> <http://b> "x \\" . y"@en .\n<http://a> <http://c> <http://d> .\n')).toEqual([
      ["http://a", "http://b", 'x \\" . y'],
      ["http://a", "http://c", "http://d"],
    ]);
  });

  it("offers only the pictures that the columns make", () => {
    const rows = [{ who: PEC, what: IPEA, n: 3, since: "2018", place: PK }];
    const columns = [{ name: "who" }, { name: "what" }, { name: "n", type: "number" as const }, { name: "since", type: "date" as const }];
    expect(viewsOf(columns, rows)).toEqual(["table", "chart", "timeline", "graph", "map"]);
    expect(viewsOf([{ name: "x", type: "text" }], [{ x: "a" }])).toEqual(["table"]);
    expect(bars(columns, rows, "zh")).toEqual([{ name: "巴基斯坦工程理事会", value: 3 }]);
    expect(asNetwork(rows).edges).toHaveLength(1);
  });
});
