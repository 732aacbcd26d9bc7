import { describe, expect, it } from "vitest";
import type { CompareRow, Entity } from "$/api/contract";
import { entity } from "$/test/fixtures";
import { grouped, moved, named, own } from "./compare";

const [au, nz, pe] = ["au", "nz", "pe"].map((id) => entity("jurisdiction", id, id)) as [Entity, Entity, Entity];

function row(
  property: string,
  group: CompareRow["group"],
  differs: boolean,
  lists: Record<string, Entity[]>,
): CompareRow {
  const values = Object.fromEntries(
    Object.entries(lists).map(([id, entities]) => [id, { text: { en: "", zh: "" }, value: entities.length, entities }]),
  ) as unknown as CompareRow["values"];
  return { property, group, differs, alone: null, comparable: true, note: null, title: { en: "", zh: "" }, values };
}

describe("a comparison", () => {
  it("reads each thing of the address once and moves it among the others", () => {
    expect(named("my, sg,,my")).toEqual(["my", "sg"]);
    expect(named(undefined)).toEqual([]);
    expect(moved(["a", "b", "c"], "b", 1)).toEqual(["a", "c", "b"]);
    expect(moved(["a", "b", "c"], "a", -1)).toEqual(["a", "b", "c"]);
    expect(moved(["a", "b"], "z", 1)).toEqual(["a", "b"]);
  });

  it("leaves out what is the same for all, and groups that have nothing left", () => {
    const rows = [
      row("kind", "about", false, {}),
      row("members", "standing", true, {}),
      row("votes", "standing", false, {}),
    ];
    expect(grouped(rows, false).map(([group, held]) => [group, held.length])).toEqual([
      ["about", 1],
      ["standing", 2],
    ]);
    expect(grouped(rows, true).map(([group, held]) => [group, held.length])).toEqual([["standing", 1]]);
  });

  it("tells what one has and none of the others", () => {
    const said = row("members", "standing", true, { a: [au, nz], b: [au, pe], c: [] });
    expect([...own(said, "a")]).toEqual([nz.iri]);
    expect([...own(said, "b")]).toEqual([pe.iri]);
    expect(own(said, "c").size).toBe(0);
  });
});
