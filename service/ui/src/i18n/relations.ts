/** The relations in words, read from the very table that the service reads, so that the two cannot differ. */
import table from "../../../network/relations.csv?raw";
import type { Lang } from "$/api/contract";

interface Words {
  en: string;
  zh: string;
  inverse_en: string;
  inverse_zh: string;
}

function parse(text: string): Map<string, Words> {
  const [head = "", ...lines] = text.trim().split(/\r?\n/);
  const names = head.split(",");
  const rows = lines.map((line) => Object.fromEntries(line.split(",").map((cell, i) => [names[i] ?? "", cell])));
  return new Map(rows.map((row) => [row.relation ?? "", row as unknown as Words]));
}

const RELATIONS = parse(table);

/** A relation in words, read forwards or backwards; an unknown one is taken apart at its capitals. */
export function relationName(relation: string, lang: Lang, forward = true): string {
  const words = RELATIONS.get(relation);
  if (words) return forward ? words[lang] : lang === "zh" ? words.inverse_zh : words.inverse_en;
  return relation
    .replace(/^.*[#/:]/, "")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase();
}

/** The names of all relations. */
export const RELATION_NAMES: readonly string[] = [...RELATIONS.keys()];
