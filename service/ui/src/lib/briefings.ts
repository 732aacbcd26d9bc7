/** The documents of an answer: for Word, for Excel, as a page, and as JSON, which is in no language. */

import { address } from "$/api/client";
import type { Export } from "$/components/ExportMenu.svelte";
import type { Lang } from "$/api/contract";

type Params = Parameters<typeof address>[1];

const FORMATS = { docx: "Word (DOCX)", xlsx: "Excel (XLSX)", csv: "CSV", md: "Markdown", json: "JSON" } as const;
export type Format = keyof typeof FORMATS;
const BRIEFING: Format[] = ["docx", "xlsx", "md", "json"];

/** What the list of downloads of an answer at a path holds, in order. */
export function briefings(path: string, params: Params, lang: Lang, formats: Format[] = BRIEFING): Export[] {
  return formats.map((format) => ({
    name: FORMATS[format],
    href: address(path, { ...params, format, ...(format === "json" ? {} : { lang }) }),
  }));
}
