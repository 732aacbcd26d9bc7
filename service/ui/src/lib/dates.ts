import type { Lang } from "$/api/contract";

/** The first year that the atlas tells of: the Washington Accord. */
export const FIRST_YEAR = 1989;

/** An EDTF date in words: `2019~` is "about 2019", `2019?` is "2019 (uncertain)". */
export function inWords(edtf: string, lang: Lang): string {
  const [from = "", to] = edtf.split("/");
  if (to !== undefined)
    return `${from ? inWords(from, lang) : "…"}${lang === "zh" ? "–" : " – "}${to && to !== ".." ? inWords(to, lang) : "…"}`;
  const plain = edtf.replace(/[?~%]/g, "");
  const day = lang === "zh" ? chinese(plain) : plain;
  if (/[~%]/.test(edtf)) return lang === "zh" ? `约${day}` : `about ${day}`;
  if (edtf.includes("?")) return lang === "zh" ? `${day}（推定）` : `${day} (inferred)`;
  return day;
}

function chinese(plain: string): string {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(plain);
  if (!match) return plain;
  const [, year, month, day] = match;
  return `${year}年${month ? `${Number(month)}月` : ""}${day ? `${Number(day)}日` : ""}`;
}

/** The first four digits as a year, or null where none are written. */
export function yearOf(edtf: string | null | undefined): number | null {
  const match = /\d{4}/.exec(edtf ?? "");
  return match ? Number(match[0]) : null;
}

/** The day for which a year of the slider asks: its last one. */
export function endOf(year: number): string {
  return `${year}-12-31`;
}

/** A number with the reader's thousands separators. */
export function count(value: number, lang: Lang): string {
  return value.toLocaleString(lang === "zh" ? "zh-CN" : "en");
}
