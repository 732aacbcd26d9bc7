import { Parser } from "sparqljs";
import { describe, expect, it } from "vitest";
import type { KindSchema, PropertySchema } from "$/api/contract";
import { draftParts, fresh, readDraft, type Condition, type Draft } from "./draft";
import { written } from "./write";

function property(name: string, type: PropertySchema["type"], more: Partial<PropertySchema> = {}): PropertySchema {
  return {
    name: `aa:${name}`,
    iri: `https://w3id.org/accord-atlas/ontology#${name}`,
    label: { en: `${name} (en)`, zh: `${name} (zh)` },
    definition: { en: null, zh: null },
    group: "content",
    type,
    kinds: [],
    schemes: [],
    things: 10,
    values: 10,
    ...more,
  };
}

const KIND: KindSchema = {
  kind: "title-equivalence",
  name: "aa:TitleEquivalence",
  iri: "x",
  label: { en: "equivalence", zh: "对应" },
  definition: { en: null, zh: null },
  things: 10,
  named: true,
  standing: ["aa:certainty", "aa:reason", "aa:from", "aa:until", "aa:status"],
  properties: [
    property("kind", "concept", { group: "kind", schemes: ["title-kind"] }),
    property("signed", "date", { group: "time" }),
    property("titleEquivalence", "entity", { group: "relations", kinds: ["title"] }),
    property("value", "number"),
    property("year", "year"),
    property("complete", "boolean"),
    property("note", "words"),
    property("rare", "text", { things: 1 }),
    property("startEarliest", "day", { group: "bounds" }),
  ],
};
const draft = (more: Partial<Draft> = {}): Draft => ({ ...fresh(KIND), columns: [], ...more });
const query = (more: Partial<Draft>, lang: "en" | "zh" = "en"): string => written(draft(more), KIND, lang).query;
const where = (...conditions: [string, Condition["operation"], ...string[]][]): Partial<Draft> => ({
  conditions: conditions.map(([name, operation, ...values]) => ({ property: name, operation, values })),
});

describe("what a draft is written as", () => {
  it("is readable: the prefixes it uses, names in the reader's language first, an order that ends in the thing", () => {
    expect(query({ columns: ["aa:signed"] }, "zh")).toBe(`PREFIX aa: <https://w3id.org/accord-atlas/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT DISTINCT ?titleEquivalence ?titleEquivalenceName ?signed WHERE {
  ?titleEquivalence a aa:TitleEquivalence .

  # 名称：英文仅在没有中文时使用
  OPTIONAL { ?titleEquivalence rdfs:label ?titleEquivalenceNameZh FILTER (LANG(?titleEquivalenceNameZh) = "zh") }
  OPTIONAL { ?titleEquivalence rdfs:label ?titleEquivalenceNameEn FILTER (LANG(?titleEquivalenceNameEn) = "en") }
  BIND (STR(COALESCE(?titleEquivalenceNameZh, ?titleEquivalenceNameEn)) AS ?titleEquivalenceName)

  # signed (zh)
  OPTIONAL { ?titleEquivalence aa:signed ?signed }
}
ORDER BY ?titleEquivalenceName ?titleEquivalence
LIMIT 200 # 可能还有更多行
`);
  });

  it("gives each property a variable of its own, and shows names in their things", () => {
    const { query, columns } = written(draft({ columns: ["aa:titleEquivalence"] }), KIND, "en");
    expect(query).toContain("?titleEquivalence aa:titleEquivalence ?titleEquivalence2");
    expect(columns.map(({ name, type }) => [name, type])).toEqual([
      ["titleEquivalence", "entity"],
      ["titleEquivalence2", "entity"],
    ]);
  });

  it.each([
    [
      ["aa:kind", "any", "title-kind.licence", "title-kind.x"],
      "VALUES ?kind { concept:title-kind.licence concept:title-kind.x }",
    ],
    [["aa:signed", "from", "2010-05-01"], '>= SUBSTR("2010-05-01", 1, STRLEN('],
    [["aa:signed", "until", "2010-05-01"], '"[?~%]", "") <= "2010-05-01")'],
    [["aa:startEarliest", "from", "2010-05-01"], '?startEarliest >= "2010-05-01"^^xsd:date'],
    [["aa:titleEquivalence", "is", "title/pe"], "VALUES ?titleEquivalence2 { title:pe }"],
    [["aa:value", "least", "12"], "FILTER (?value >= 12)"],
    [["aa:value", "least", '1) } #"'], "FILTER (?value >= 0)"],
    [["aa:year", "most", "2025"], 'FILTER (?year <= "2025"^^xsd:gYear)'],
    [["aa:complete", "is", "true"], "FILTER (?complete = true)"],
    [["aa:rare", "contains", 'a"b\\'], 'LCASE("a\\"b\\\\")'],
    [["aa:note", "recorded"], "FILTER (BOUND(?note))"],
    [["aa:rare", "recorded"], "?titleEquivalence aa:rare ?rare ."],
    [["aa:rare", "missing"], "MINUS { ?titleEquivalence aa:rare [] }"],
    [["rdfs:label", "contains", "工程"], 'CONTAINS(LCASE(STR(?titleEquivalenceName)), LCASE("工程"))'],
  ] as [[string, Condition["operation"], ...string[]], string][])("writes %j", (condition, expected) => {
    const text = query(where(condition));
    expect(text).toContain(expected);
    expect(new Parser().parse(text).type).toBe("query");
  });

  it("leaves out a condition that has no value yet", () => {
    expect(query(where(["aa:value", "least"]))).not.toContain("aa:value");
  });

  it("shows how a thing stands on a day, by certainties that were chosen", () => {
    const { query: text, columns } = written(draft({ on: "2019-01-01", sure: ["certain"] }), KIND, "en");
    expect(text).toContain('?from <= "2019-01-01"^^xsd:date');
    expect(text).toContain('?until > "2019-01-01"^^xsd:date');
    expect(text).toContain("VALUES ?certainty { concept:certainty.certain }");
    expect(columns.map((one) => one.name)).toEqual(["titleEquivalence", "certainty", "reason", "statusThen"]);
  });

  it("sorts by a column before the name, numbers as numbers, all else as text", () => {
    expect(query({ columns: ["aa:signed"], sort: "-aa:signed" })).toContain("ORDER BY DESC(STR(?signed)) ?title");
    expect(query({ columns: ["aa:value"], sort: "aa:value" })).toContain("ORDER BY ?value ?title");
    expect(query({ sort: "aa:kind" })).toContain("ORDER BY ?kindName ?title");
  });
});

describe("a draft in the address", () => {
  it("comes back as it went, with any sign in its values", () => {
    const whole: Draft = {
      kind: KIND.kind,
      columns: ["aa:note", "aa:kind"],
      conditions: [
        { property: "aa:rare", operation: "contains", values: ["a;b~c,d 工"] },
        { property: "aa:kind", operation: "any", values: ["title-kind.a", "title-kind.b"] },
        { property: "rdfs:label", operation: "contains", values: ["x"] },
        { property: "aa:signed", operation: "missing", values: [] },
      ],
      on: "2019-01-01",
      sure: ["certain", "presumed"],
      sort: "-aa:kind",
      most: 50,
    };
    const parts = Object.fromEntries(Object.entries(draftParts(whole, KIND)).flatMap(([k, v]) => (v ? [[k, v]] : [])));
    expect(readDraft(parts, KIND)).toEqual(whole);
  });

  it("has nothing in it at first, and no columns where all were taken away", () => {
    expect(
      Object.values(draftParts(fresh({ ...KIND, kind: "agreement" }), { ...KIND, kind: "agreement" })).filter(Boolean),
    ).toEqual([]);
    const none = draftParts(draft(), KIND);
    expect(readDraft({ show: none.show ?? "" }, KIND).columns).toEqual([]);
  });

  it("leaves out what the kind does not have", () => {
    expect(
      readDraft({ show: "kind,nothing", where: "nothing~recorded;kind~wrong", sort: "nothing", most: "x" }, KIND),
    ).toEqual(draft({ columns: ["aa:kind"] }));
  });

  it("begins with what most things have", () => {
    expect(fresh(KIND).columns).toEqual(["aa:kind", "aa:signed", "aa:titleEquivalence", "aa:value", "aa:year"]);
  });
});

describe("the order of a query", () => {
  it("puts first what holds of every row, and the names of what may be blank beside it", () => {
    const text = query({ columns: ["aa:kind"], on: "2019-01-01", ...where(["aa:value", "least", "1"]) });
    const at = (part: string): number => text.indexOf(part);
    expect(at("?titleEquivalence aa:value ?value")).toBeLessThan(at("?titleEquivalenceNameEn"));
    expect(at("aa:certainty ?certainty")).toBeLessThan(at("?titleEquivalenceNameEn FILTER"));
    expect(text).toMatch(/OPTIONAL \{\n {4}\?titleEquivalence aa:kind \?kind \.\n {4}OPTIONAL \{ \?kind rdfs:label/);
    expect(new Parser().parse(text).type).toBe("query");
  });
});
