import { describe, expect, it } from "vitest";
import { entity } from "$/test/fixtures";
import { looked, recorded, tasks } from "./targetsEvidence";

const [task, other] = [entity("task", "t", "A task"), entity("task", "u", "Another")];
const [page, paper] = [entity("source", "page", "A page"), entity("source", "paper", "A paper")];

describe("the evidence of the notice", () => {
  it("is one outcome of an item with all its sources", () => {
    const row = { item: task, verdict: "partly", date: "2023", evidence: "Some.", note: null };
    const found = recorded([
      { ...row, source: page },
      { ...row, source: paper },
      { ...row, source: page },
    ]);
    expect([...found.keys()]).toEqual([task.iri]);
    expect(found.get(task.iri)?.sources).toEqual([page, paper]);
  });

  it("names under each item what was searched for", () => {
    const search = entity("search", "s", "Was there any?");
    const row = { search, finding: "Nothing.", searched_on: "2026-11-27", searched_in: "pages" };
    const found = looked([
      { ...row, subject: task },
      { ...row, subject: other },
      { ...row, subject: null },
    ]);
    expect([...found.keys()]).toEqual([task.iri, other.iri]);
    expect(found.get(task.iri)).toEqual([{ search, finding: "Nothing.", on: "2026-11-27", where: "pages" }]);
  });

  it("gives a task once, with every body that it is given to", () => {
    const [a, b] = [entity("organization", "a", "A"), entity("organization", "b", "B")];
    const clause = entity("clause", "c", "C");
    const row = { task, region: null, due: "2022", clause };
    expect(
      tasks([
        { ...row, organization: a },
        { ...row, organization: b },
      ]),
    ).toEqual([{ task, bodies: [a, b], region: [], due: "2022", clause }]);
  });
});
