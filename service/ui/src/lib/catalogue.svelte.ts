import { address, load } from "$/api/client";
import type { Question } from "$/api/contract";

let questions = $state.raw<Question[] | null>(null);
let failed = $state(false);
let requested = false;

/** All stored questions; null until they have come. They are asked for once. */
export function catalogue(): Question[] | null {
  if (!requested) {
    requested = true;
    load<{ questions: Question[] }>("/api/queries")
      .then((answer) => (questions = answer.questions))
      .catch(() => (failed = true));
  }
  return questions;
}

/** Whether the catalogue could not be had. */
export function catalogueFailed(): boolean {
  return failed;
}

/** Downloads of a stored question's answer, in the reader's language. */
export function downloads(
  question: string,
  params: Record<string, string | null | undefined>,
  lang: string,
): { name: string; href: string }[] {
  return ["xlsx", "csv", "tsv", "json"].map((format) => ({
    name: { xlsx: "Excel (XLSX)", csv: "CSV", tsv: "TSV", json: "JSON" }[format] ?? format,
    href: address(`/api/queries/${question}`, { ...params, format, ...(format === "json" ? {} : { lang }) }),
  }));
}
