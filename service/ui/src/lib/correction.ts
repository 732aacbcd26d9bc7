import type { Lang, Saying } from "$/api/contract";
import { evidence } from "$/i18n/evidence";

/** Where corrections may be sent, as the server wrote it into the page; blank where nobody takes mail. */
export const CONTACT = document.querySelector<HTMLMetaElement>('meta[name="contact"]')?.content ?? "";

/** A sentence that may be corrected; one that only a source claims is not `used`. */
export type Correctable = Pick<Saying, "text" | "subject" | "parts"> & { used?: boolean };

export interface Correction {
  /** What it is about, the sentence, and the addresses of the claims behind it. */
  about: string;
  statement: string;
  claims: readonly string[];
  sourceNow: string;
  release: string;
  page: string;
  now: string;
  should: string;
  evidence: string;
  remark: string;
}

/** A correction as a text in the reader's language, with all that is needed to find and to check it. */
export function written(correction: Correction, lang: Lang): string {
  const t = evidence[lang].correction;
  const colon = lang === "zh" ? "：" : ": ";
  const lines: [string, string][] = [
    [t.fields.about, correction.about],
    [t.fields.statement, correction.statement],
    ...correction.claims.map((claim): [string, string] => [t.fields.address, claim]),
    [t.fields.source, correction.sourceNow],
    [t.fields.release, correction.release],
    [t.fields.page, correction.page],
    [t.fields.now, correction.now],
    [t.fields.should, correction.should.trim()],
    [t.fields.evidence, correction.evidence.trim() || t.none],
    ...(correction.remark.trim() ? [[t.fields.remark, correction.remark.trim()] as [string, string]] : []),
  ];
  return [t.fields.heading, "", ...lines.map(([name, value]) => `${name}${colon}${value}`), ""].join("\n");
}

/** The address by which a mail program opens with the text. */
export function mailAddress(contact: string, correction: Correction, lang: Lang): string {
  const subject = evidence[lang].correction.subject(correction.about);
  return `mailto:${contact}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(written(correction, lang))}`;
}
