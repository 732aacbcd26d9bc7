import { describe, expect, it } from "vitest";
import { inWords, yearOf } from "./dates";

describe("dates in words", () => {
  it.each([
    ["2019", "en", "2019"],
    ["2019-06-03", "zh", "2019年6月3日"],
    ["2019~", "en", "about 2019"],
    ["2019~", "zh", "约2019年"],
    ["2019-06?", "en", "2019-06 (inferred)"],
    ["2019/..", "en", "2019 – …"],
    ["2019/2021-05", "zh", "2019年–2021年5月"],
    ["spring", "zh", "spring"],
  ] as const)("%s in %s is %s", (edtf, lang, words) => expect(inWords(edtf, lang)).toBe(words));

  it("finds the year wherever it stands", () => {
    expect(yearOf("about 1997-11")).toBe(1997);
    expect(yearOf(null)).toBeNull();
  });
});
