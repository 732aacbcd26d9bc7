import { describe, expect, it } from "vitest";
import type { Parameter, Question } from "$/api/contract";
import { bySubject, given, opened, sentences } from "./catalogue";

function question(name: string, subject: string, en: string, zh: string, ...parameters: string[]): Question {
  return {
    name,
    subject,
    title: { en, zh },
    description: { en: "", zh: "" },
    parameters: parameters.map(
      (one) =>
        ({ name: one, title: { en: one, zh: one }, required: one === "agreement", example: "ipea" }) as Parameter,
    ),
    columns: [],
    address: "",
    example: "",
    query: "",
  };
}
const MEMBERS = question("members", "agreements", "Members of an agreement", "协议成员", "agreement", "of", "as_of");
const NAMES = question("names", "organizations", "Names of an organization", "机构的名称", "organization");
const OTHER = question("other", "beyond", "Something else", "其他");
const ALL = [OTHER, NAMES, MEMBERS];

describe("the cards of questions", () => {
  it("stand by subject, those that readers come for first", () => {
    expect(bySubject(ALL, "").map(([subject]) => subject)).toEqual(["agreements", "organizations", "beyond"]);
    expect(bySubject(ALL, "", "organizations")).toEqual([["organizations", [NAMES]]]);
  });

  it("are found by words of both languages, all of which must be there", () => {
    expect(bySubject(ALL, "成员 members")).toEqual([["agreements", [MEMBERS]]]);
    expect(bySubject(ALL, "成员 names")).toEqual([]);
  });

  it("open with what they cannot do without", () => {
    expect(opened(MEMBERS)).toEqual({ question: "members", "p.agreement": "ipea" });
  });

  it("take a parameter by its bare name, unless the page has a part of that name", () => {
    expect(given(MEMBERS, { agreement: "ipea", of: "title", "p.as_of": "2019-01-01" }, ["of"])).toEqual({
      agreement: "ipea",
      as_of: "2019-01-01",
    });
    expect(given(MEMBERS, { agreement: "ipea", "p.agreement": "washington-accord", "p.of": "x" }, ["of"])).toEqual({
      agreement: "washington-accord",
      of: "x",
    });
  });

  it("say what they are about in one sentence", () => {
    expect(sentences("Who is in it, e.g. `x`. Without a date, all.")).toEqual({
      first: "Who is in it, e.g. x.",
      more: "Without a date, all.",
    });
    expect(sentences("一句。第二句。")).toEqual({ first: "一句。", more: "第二句。" });
    expect(sentences("One.")).toEqual({ first: "One.", more: "" });
  });
});
