import type { Lang } from "$/api/contract";

/** The first year that the atlas tells of: the Washington Accord. */
export const FIRST_YEAR = 1989;

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/**
 * An EDTF date in words: `2019~` is "about 2019", `2019?` is "2019 (inferred)", `2019-05-31` is "31 May 2019"; with
 * `short` the names of English months have three letters, for tables.
 */
export function inWords(edtf: string, lang: Lang, short = false): string {
  const [from = "", to] = edtf.split("/");
  if (to !== undefined)
    return `${from ? inWords(from, lang, short) : "…"}${lang === "zh" ? "–" : " – "}${to && to !== ".." ? inWords(to, lang, short) : "…"}`;
  const plain = edtf.replace(/[?~%]/g, "");
  const day = lang === "zh" ? chinese(plain) : english(plain, short);
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

function english(plain: string, short: boolean): string {
  const match = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(plain);
  const month = MONTHS[Number(match?.[2]) - 1];
  if (!match || !month) return plain;
  return `${match[3] ? `${Number(match[3])} ` : ""}${short ? month.slice(0, 3) : month} ${match[1]}`;
}

/**
 * The day that someone typed, as `yyyy-mm-dd`: an ISO date, 2019年5月31日, 31 May 2019 or 31/5/2019 (day before month). A
 * year or a month alone is its last day. Null for what is none of these, or no day of the calendar.
 */
export function dayOf(typed: string): string | null {
  const text = typed.trim().normalize("NFKC").replace(/日$/, "");
  const word = /^(?:(\d{1,2})\s+)?([a-z]{3,})\.?,?\s+(\d{4})$/i.exec(text);
  if (word) {
    const month = MONTHS.findIndex((name) => name.toLowerCase().startsWith((word[2] ?? "").toLowerCase()));
    return month < 0 ? null : dated(word[3], month + 1, word[1]);
  }
  const first = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text);
  if (first) return dated(first[3], Number(first[2]), first[1]);
  const iso = /^(\d{4})(?:[-/.年]\s*(\d{1,2})?(?:[-/.月]\s*(\d{1,2})?)?)?$/.exec(text);
  return iso ? dated(iso[1], iso[2] ? Number(iso[2]) : null, iso[3]) : null;
}

function dated(year: string | undefined, month: number | null, day: string | undefined): string | null {
  const last = new Date(Date.UTC(Number(year), month ?? 12, 0)).getUTCDate();
  const [m, d] = [month ?? 12, day ? Number(day) : last];
  if (m < 1 || m > 12 || d < 1 || d > last) return null;
  return `${year}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
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
