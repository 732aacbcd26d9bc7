import { expect, it } from "vitest";
import type { Evidence, Fact } from "$/api/contract";
import { entity, PEC } from "$/test/fixtures";
import { grouped, sections } from "./facts";

const said = (rank: Evidence["rank"]): Evidence[] => [
  {
    source: entity("source", "s", "A page"),
    confidence: "high",
    observed_on: "2018~",
    rank,
    clause: null,
    why: null,
    claim: "c",
  },
];
const property = (name: string) => ({
  ...entity(null, name, name),
  iri: `https://w3id.org/accord-atlas/ontology#${name}`,
});
const facts: Fact[] = [
  {
    property: property("label"),
    group: "names",
    value: "Pakistan Engineering Council",
    language: null,
    evidence: said("normal"),
  },
  { property: property("acronym"), group: "names", value: "PEC", language: null, evidence: said("normal") },
  { property: property("founded"), group: "time", value: "1976", language: null, evidence: said("preferred") },
  { property: property("founded"), group: "time", value: "1975", language: null, evidence: said("deprecated") },
  { property: property("parent"), group: "relations", value: PEC, language: null, evidence: [] },
];

it("puts values of one property together and tells where they compete", () => {
  const [acronym, founded] = grouped(facts);
  expect(acronym).toMatchObject({ contested: false, values: [{ cell: "PEC" }] });
  expect(founded).toMatchObject({ contested: true, values: [{ cell: "1976" }, { cell: "1975" }] });
});

it("keeps the service's order of groups and leaves empty ones out", () => {
  const groups = ["time", "place", "names"].map((name) => ({ name, label: { en: name, zh: null } }));
  expect(sections(facts, groups).map((section) => section.name)).toEqual(["time", "names"]);
});
