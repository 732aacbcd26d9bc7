import { describe, expect, it } from "vitest";
import { hints, type Holding } from "./hints";
import { declared } from "./prefixes";
import PITFALLS from "./pitfalls.json";

const AA = "https://w3id.org/accord-atlas/ontology#";
const of = (...names: string[]): Set<string> => new Set(names.map((name) => AA + name));
const HOLDING: Holding = {
  date: of("signed", "founded"),
  day: of("startEarliest"),
  year: of("year"),
  words: of("note"),
};
const rules = (query: string, rows: Parameters<typeof hints>[2] = null): string[] =>
  hints(declared(query), HOLDING, rows).map((one) => one.rule);

describe("pitfalls of a query", () => {
  it.each(PITFALLS)("$rule is seen in $bad", ({ rule, bad, good }) => {
    expect(rules(bad)).toContain(rule);
    expect(rules(good)).not.toContain(rule);
  });

  it("names what it is about", () => {
    expect(hints(declared("SELECT ?a { ?a aa:year ?y FILTER (2025 = ?y) }"), HOLDING)).toEqual([
      { rule: "year-compared", about: "y" },
    ]);
  });

  it("counts that may count a thing twice", () => {
    expect(rules("SELECT (COUNT(?a) AS ?n) { ?a a aa:Agreement }")).toEqual([]);
    expect(rules("SELECT (COUNT(?a) AS ?n) { ?a aa:kind ?kind }")).toEqual(["count-repeats"]);
    expect(rules("SELECT ?kind (COUNT(?a) AS ?n) { ?a aa:kind ?kind } GROUP BY ?kind")).toEqual([]);
  });

  it("are told by what came: rows that repeat, a limit that was reached, names that were not joined", () => {
    const two = { rows: [{ a: 1 }, { a: 1 }] };
    expect(rules("SELECT ?a { ?a ?b ?c }", two)).toEqual(["rows-repeat"]);
    expect(rules("SELECT DISTINCT ?a { ?a ?b ?c }", two)).toEqual([]);
    expect(rules("SELECT DISTINCT ?a { ?a ?b ?c } LIMIT 2", two)).toEqual(["limit-reached", "limit-unordered"]);
    expect(rules("SELECT DISTINCT ?a { ?a ?b ?c } ORDER BY ?a LIMIT 2", two)).toEqual(["limit-reached"]);
    expect(rules("SELECT DISTINCT ?a { ?a ?b ?c } LIMIT 3", two)).toEqual([]);
    const named = "SELECT (GROUP_CONCAT(?n) AS ?all) { ?a rdfs:label ?n }";
    expect(rules(named, { rows: [{ all: "a b" }] })).toEqual([]);
    expect(rules(named, { rows: [{ all: null }] })).toEqual(["concat-not-text"]);
  });

  it("are none where blanks are reckoned with, and none in what does not parse or makes a graph", () => {
    expect(rules("SELECT ?a { ?a a aa:X OPTIONAL { ?a aa:b ?d } FILTER (!BOUND(?d) || ?d > 1) }")).toEqual([]);
    expect(rules("SELECT (MIN(COALESCE(?d, 0)) AS ?m) { ?a a aa:X OPTIONAL { ?a aa:b ?d } }")).toEqual([]);
    expect(rules("SELECT ?a {")).toEqual([]);
    expect(rules("CONSTRUCT { ?a ?b ?c } { ?a ?b ?c }")).toEqual([]);
    expect(rules("SELECT * { ?a ?b ?c }")).toEqual(["star-alphabetical"]);
  });
});
