import { describe, expect, it } from "vitest";
import { dayOf, inWords, yearOf } from "./dates";

describe("dates in words", () => {
  it.each([
    ["2019", "en", "2019"],
    ["2019-06-03", "zh", "2019年6月3日"],
    ["2019~", "en", "about 2019"],
    ["2019~", "zh", "约2019年"],
    ["2019-06?", "en", "June 2019 (inferred)"],
    ["2019-06-03", "en", "3 June 2019"],
    ["2019/..", "en", "2019 – …"],
    ["2019/2021-05", "zh", "2019年–2021年5月"],
    ["spring", "zh", "spring"],
  ] as const)("%s in %s is %s", (edtf, lang, words) => expect(inWords(edtf, lang)).toBe(words));

  it("has short months where there is little room", () => expect(inWords("2019-06-03", "en", true)).toBe("3 Jun 2019"));

  it.each([
    ["2019-06-03", "2019-06-03"],
    ["3 June 2019", "2019-06-03"],
    ["3 jun 2019", "2019-06-03"],
    ["3/6/2019", "2019-06-03"],
    ["2019年6月3日", "2019-06-03"],
    ["２０１９年６月３日", "2019-06-03"],
    ["2019年6月", "2019-06-30"],
    ["February 2020", "2020-02-29"],
    ["2019", "2019-12-31"],
    ["2019/6/3", "2019-06-03"],
    ["31 June 2019", null],
    ["2019-13-01", null],
    ["3 Jux 2019", null],
    ["yesterday", null],
    ["", null],
  ] as const)("%s typed as a day is %s", (typed, day) => expect(dayOf(typed)).toBe(day));

  it("finds the year wherever it stands", () => {
    expect(yearOf("about 1997-11")).toBe(1997);
    expect(yearOf(null)).toBeNull();
  });
});
