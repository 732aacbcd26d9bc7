import { expect, test } from "vitest";
import type { Saying, TableCell } from "$/api/contract";
import { correctable, ready, suggested, wish } from "./proposing";

const cell = (column: string, rest: Partial<TableCell> = {}): TableCell => ({
  column,
  title: { en: column, zh: column },
  value: "",
  shown: { en: "", zh: "" },
  properties: [column],
  language: null,
  identifies: false,
  required: false,
  several: false,
  kinds: [],
  allowed: [],
  form: null,
  ...rest,
});
const part = (id: string): Saying["parts"][number] =>
  ({ claim: "", property: { id, kind: null, iri: "", label: { en: id, zh: id } }, value: { en: "", zh: "" } }) as never;
const cells = [
  cell("status", { identifies: true, required: true, value: "authorised" }),
  cell("start", { value: "1999" }),
  cell("end"),
  cell("source", { properties: [] }),
];
const draft = { column: "start", should: "2001", url: "", title: "", date: "", reason: "why", who: "" };

test("what a sentence says comes first, and what becomes no property is left out", () => {
  expect(correctable(cells, [part("end")]).map(({ column }) => column)).toEqual(["end", "status", "start"]);
  expect(suggested(cells, [part("status"), part("start")])).toBe("start");
});

test("a correction says something else, why, and nothing only where nothing may stand", () => {
  expect(ready(draft, cells[1])).toBe(true);
  expect(ready({ ...draft, should: "1999" }, cells[1])).toBe(false);
  expect(ready({ ...draft, reason: " " }, cells[1])).toBe(false);
  expect(ready({ ...draft, should: "" }, cells[1])).toBe(true);
  expect(ready({ ...draft, should: "" }, cells[0])).toBe(false);
});

test("a source without an address is none", () => {
  const about = { kind: "agreement", id: "ipea" };
  expect(wish(about, { ...draft, title: "List" }, cells[1]!)).toMatchObject({
    about: "agreement/ipea",
    old: "1999",
    new: "2001",
    source: null,
  });
});
