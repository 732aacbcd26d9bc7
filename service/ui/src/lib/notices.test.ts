import { describe, expect, it } from "vitest";
import type { NoticeAnswer, NoticeItem, ReadClause } from "$/api/contract";
import { acceptance, documentOf, lacking, pieces, type Decided } from "./notices";

const entity = { id: "ies", kind: "organization" as const, iri: "x:ies", label: { en: "IES", zh: "新工" } };
const clause = {
  text: "由𠀀新加坡工程师学会培训60名",
  candidates: [{ kind: "organization", id: "ies", label: entity, words: "新加坡工程师学会", others: [] }],
  body: 0,
  marks: [
    { start: 2, end: 10, candidate: 0, figure: null },
    { start: 12, end: 15, candidate: null, figure: 0 },
  ],
} as unknown as ReadClause;
const answer = { figures: [{ value: 60, comparator: ">=", unit: "名", year: 2026 }] } as unknown as NoticeAnswer;
const item = {
  id: "a",
  kind: "target",
  clause: "document.1",
  number: "一",
  words: "",
  label: { en: "A", zh: "甲" },
  printed: ["60名"],
  missing: ["metric", "value"],
  value: 60,
  organizations: [],
  body_clause: "document.2",
  body_printed: ["x"],
} as unknown as NoticeItem;

describe("a document as it is read", () => {
  it("shows each clause whole, with what its words name, whatever characters stand in it", () => {
    const found = pieces(clause, answer, (one) => one.label.en ?? "");
    expect(found.map((one) => one.text).join("")).toBe(clause.text);
    expect(found.filter((one) => one.kind).map((one) => [one.text, one.said])).toEqual([
      ["新加坡工程师学会", "IES"],
      ["60名", ">= 60 名 · 2026"],
    ]);
  });

  it("begins the words behind a heading anew", () => {
    const found = pieces({ ...clause, body: 1, marks: [] }, answer, () => "");
    expect(found.map((one) => [one.text, one.begins])).toEqual([
      ["由", false],
      ["𠀀新加坡工程师学会培训60名", true],
    ]);
  });

  it("asks only for what is still blank", () => {
    expect(lacking(item)).toEqual(["metric"]);
    expect(lacking({ ...item, metric: "assessors" })).toEqual([]);
  });

  it("sends what was accepted, and no proof of bodies that nobody is charged", () => {
    const about = { slug: "n", number: null, title: { en: "T", zh: "题" }, issuer: entity, issuer_words: null };
    const document = documentOf({ ...about, issuer_kind: null, issued: "2025", missing: [] });
    const items: Decided[] = [
      { ...item, choice: "accepted" },
      { ...item, id: "b", choice: "dropped" },
    ];
    expect(acceptance(document, items)).toMatchObject({
      document: { slug: "n", issuer: "ies", number: "" },
      items: [{ id: "a", metric: "", value: 60, body_clause: "", body_printed: [] }],
    });
  });
});
