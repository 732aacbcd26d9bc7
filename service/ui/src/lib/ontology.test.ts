import { describe, expect, it } from "vitest";
import { below, leading, said, terms } from "./ontology";
import type { Result } from "./sparql/run";

const AA = "https://w3id.org/accord-atlas/ontology#";
const OWL = "http://www.w3.org/2002/07/owl#";
const RDFS = "http://www.w3.org/2000/01/rdf-schema#";
const row = (term: string, type: string, what: string, value: string, language = "") => ({
  term: AA + term,
  type: OWL + type,
  what: RDFS + what,
  value,
  language,
});
const result = {
  columns: [],
  truth: null,
  triples: null,
  milliseconds: 0,
  completeness: "complete",
  rows: [
    row("Body", "Class", "label", "body", "en"),
    row("Body", "Class", "label", "机构", "zh"),
    row("Society", "Class", "subClassOf", `${AA}Body`),
    row("Society", "Class", "subClassOf", "http://www.w3.org/ns/org#Organization"),
    row("leads", "ObjectProperty", "domain", `${AA}Body`),
    row("leads", "ObjectProperty", "range", `${AA}Body`),
    row("leads", "ObjectProperty", "subPropertyOf", `${AA}does`),
    row("founded", "DatatypeProperty", "domain", `${AA}Body`),
    row("noted", "AnnotationProperty", "label", "noted", "en"),
  ],
} satisfies Result;

describe("ontology", () => {
  const all = terms(result);

  it("reads classes and every sort of property, with labels, kinds and what they are kinds of", () => {
    expect(all.map(({ name, kind }) => [name, kind])).toEqual([
      ["aa:Body", "class"],
      ["aa:Society", "class"],
      ["aa:founded", "value"],
      ["aa:leads", "object"],
      ["aa:noted", "note"],
    ]);
    expect(all[0]?.label).toEqual({ en: "body", zh: "机构" });
    expect(all.find(({ name }) => name === "aa:leads")?.parents).toEqual(["aa:does"]);
  });

  it("says of a class what is said of those above it", () => {
    expect(said(all, "aa:Society").map(({ name }) => name)).toEqual(["aa:founded", "aa:leads"]);
    expect(leading(all, "aa:Society").map(({ name }) => name)).toEqual(["aa:leads"]);
    expect(below(all, "aa:Body").map(({ name }) => name)).toEqual(["aa:Society"]);
  });
});
