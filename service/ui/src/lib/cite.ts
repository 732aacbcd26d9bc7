import type { Lang } from "$/api/contract";
import { inWords } from "./dates";

export interface Cited {
  title: string;
  address: string;
  /** The day that the page speaks for, and the day on which it was read, as `yyyy-mm-dd`. */
  day: string;
  read: string;
  release: string;
}

/** The link of a page in the reader's language, as it is or for one day and one release for good. */
export function linked(href: string, lang: Lang, day?: string, release?: string): string {
  const url = new URL(href);
  url.searchParams.set("lang", lang);
  if (day) url.searchParams.set("as_of", day);
  if (release) url.searchParams.set("release", release);
  return url.href;
}

/** How a page is cited: in Chinese as GB/T 7714 has it for databases on the web. */
export function cited({ title, address, day, read, release }: Cited, lang: Lang): string {
  if (lang === "zh")
    return `工程师互认图谱. ${title}[DB/OL]. 数据截至${inWords(day, lang)}，数据版本 ${release}[${read}]. ${address}`;
  return `Accord Atlas, “${title}”, as of ${inWords(day, lang)}, release ${release}, read on ${inWords(read, lang)}, ${address}`;
}
