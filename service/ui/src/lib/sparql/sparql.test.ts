import { describe, expect, it } from "vitest";
import { EXAMPLES, makesGraph } from "./examples";
import { filled } from "./fill";
import { bytes, readable, limitTexts } from "./limits.svelte";
import { declared, missingPrefixes, PREFIXES, recounted, shortened } from "./prefixes";
import { asCell, readTriples } from "./run";
import { asNetwork, bars, byPlace, charts, dated, viewsOf } from "./views";
import { entity, IES, IPEA, PEC, PK, SG } from "$/test/fixtures";

describe("prefixes", () => {
  it("reads the project's own, and shortens by the longest", () => {
    expect(PREFIXES.get("aa")).toBe("https://w3id.org/accord-atlas/ontology#");
    expect(shortened("https://w3id.org/accord-atlas/id/organization/pec")).toBe("organization:pec");
    expect(shortened("https://example.org/x")).toBe("https://example.org/x");
  });

  it("declares what is used and not declared, and nothing inside strings", () => {
    expect(missingPrefixes('SELECT * { ?s a aa:Agreement ; rdfs:label "skos:x" }')).toMatch(
      /^PREFIX aa: .*\nPREFIX rdfs: .*\n$/,
    );
    expect(missingPrefixes("PREFIX aa: <x#> SELECT * { ?s a aa:Agreement }")).toBe("");
  });
});

describe("answers", () => {
  it("turns terms into cells", () => {
    expect(asCell({ type: "uri", value: "https://w3id.org/accord-atlas/id/agreement/ipea" })).toMatchObject({
      kind: "agreement",
      id: "ipea",
    });
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
    const columns = [
      { name: "who" },
      { name: "what" },
      { name: "n", type: "number" as const },
      { name: "since", type: "date" as const },
    ];
    expect(viewsOf(columns, rows)).toEqual(["table", "chart", "timeline", "graph", "map"]);
    expect(viewsOf([{ name: "x", type: "text" }], [{ x: "a" }])).toEqual(["table"]);
    expect(bars(columns, rows, columns[2]!)).toEqual([{ name: PEC, value: 3 }]);
  });

  it("counts words that come again where there is no number", () => {
    const columns = [
      { name: "who", type: "entity" as const },
      { name: "status", type: "concept" as const },
    ];
    const rows = [
      { who: PEC, status: "authorised" },
      { who: IES, status: "provisional" },
      { who: IPEA, status: "authorised" },
    ];
    expect(charts(columns, rows).map((column) => column.name)).toEqual(["status"]);
    expect(bars(columns, rows, columns[1]!)).toEqual([
      { name: "authorised", value: 2 },
      { name: "provisional", value: 1 },
    ]);
  });

  it("joins the first thing of a row to the others and to what was asked about, but to no source", () => {
    const source = entity("source", "s", "A source");
    const rows = [
      { organization: PEC, jurisdiction: PK, status: "authorised", source },
      { organization: null, jurisdiction: SG, status: "former", source },
    ];
    const { nodes, edges } = asNetwork(rows, [{ id: "agreement/ipea", label: IPEA.label }]);
    expect(nodes.map((node) => node.id).sort()).toEqual([
      "agreement/ipea",
      "jurisdiction/pk",
      "jurisdiction/sg",
      "organization/pec",
    ]);
    expect(edges.map(({ source: from, target, status }) => [from, target, status])).toEqual([
      ["agreement/ipea", "organization/pec", "authorised"],
      ["organization/pec", "jurisdiction/pk", null],
      ["agreement/ipea", "jurisdiction/sg", "former"],
    ]);
    expect(asNetwork(rows).edges).toHaveLength(1);
  });

  it("leaves out no row of a timeline: those without a date come at the end", () => {
    const columns = [{ name: "who" }, { name: "start", type: "date" as const }, { name: "end", type: "date" as const }];
    const rows = [
      { who: "a", start: null, end: null },
      { who: "b", start: "2003", end: null },
      { who: "c", start: null, end: "1999" },
    ];
    const found = dated(columns, rows, "en");
    expect(found.rows.map((row) => row.who)).toEqual(["c", "b"]);
    expect(found.undated).toEqual([rows[0]]);
    expect([found.start?.name, found.end?.name]).toEqual(["start", "end"]);
  });

  it("counts rows by country or region, and those that name none", () => {
    const { places, without } = byPlace([{ a: PK, b: PK }, { a: PK }, { a: PEC }]);
    expect([...places].map(([slug, { count }]) => [slug, count])).toEqual([["pk", 2]]);
    expect(without).toBe(1);
  });
});

describe("queries for the editor", () => {
  it("carry the values that were chosen", () => {
    const parameter = {
      title: { en: "", zh: "" },
      required: false,
      example: "",
      scheme: null,
      needs: null,
      default: null,
      values: [],
    };
    const question = {
      query: "SELECT * WHERE {\n  VALUES (?agreement ?status ?as_of ?year) { (UNDEF UNDEF UNDEF UNDEF) }\n}",
      parameters: [
        { ...parameter, name: "agreement", type: "entity" as const, kind: ["agreement"] },
        { ...parameter, name: "status", type: "concept" as const, kind: [] },
        { ...parameter, name: "as_of", type: "date" as const, kind: [] },
        { ...parameter, name: "year", type: "integer" as const, kind: [] },
      ],
    };
    expect(filled(question, { agreement: "ipea", status: 'a"b', as_of: "2019-01-01" })).toContain(
      '{ (<https://w3id.org/accord-atlas/id/agreement/ipea> "a\\"b" "2019-01-01"^^<http://www.w3.org/2001/XMLSchema#date> UNDEF) }',
    );
    expect(filled(question, {})).toBe(question.query);
  });

  it("keep the numbers of their lines when prefixes are added", () => {
    const query = "SELECT ?a WHERE {\n ?a aa:x rdfs:y }";
    expect(declared(query).split("\n")[1]).toBe(" ?a aa:x rdfs:y }");
    const added = declared(query).length - query.length;
    expect(recounted(`line 1, column ${added + 5}, at`, query, 1, added + 5)).toBe("line 1, column 5, at");
    expect(recounted("第 2 行第 3 列", query, 2, 3)).toBe("第 2 行第 3 列");
  });

  it("tell whether a graph comes of them, and the examples need no declaration", () => {
    expect(EXAMPLES.map(({ query }) => makesGraph(query))).toEqual([false, false, false, true]);
    expect(makesGraph("# CONSTRUCT\nSELECT ('DESCRIBE' AS ?x) {}")).toBe(false);
    for (const { query } of EXAMPLES) expect(missingPrefixes(query)).toBe("");
  });
});

describe("the limits", () => {
  it("are told in the service's own words, in units that can be read", () => {
    expect([bytes(2 ** 30), bytes(50_000_000), bytes(1500), bytes(12)]).toEqual(["1 GiB", "50 MB", "1.5 kB", "12 B"]);
    expect(readable("take 1,073,741,824 bytes of memory, 100,000 rows")).toBe("take 1 GiB of memory, 100,000 rows");
    const comment = [
      { "@language": "en", "@value": "50,000,000 bytes" },
      { "@language": "zh", "@value": "内存 1,073,741,824 字节" },
    ];
    const described = { "@id": "https://example.org/sparql", "http://www.w3.org/2000/01/rdf-schema#comment": comment };
    const updates = {
      "@id": "https://example.org/update",
      "http://www.w3.org/2000/01/rdf-schema#comment": [{ "@language": "en", "@value": "others" }],
    };
    expect(limitTexts([{ "@id": "x" }, described, updates])).toEqual({
      en: "50 MB",
      zh: "内存 1 GiB",
    });
  });
});
