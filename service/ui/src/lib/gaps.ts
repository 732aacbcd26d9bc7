import type { Cell, Entity, Gaps, Lang, Row } from "$/api/contract";
import { isEntity } from "$/api/contract";
import { plain } from "./table";

type Part = "waiting" | "accessions" | "similar" | "bridges";

/** The rows of one part; a list of entities is written out by name, save where its length is the point. */
export function gapRows(gaps: Gaps, part: Part, lang: Lang): Row[] {
  return gaps[part].map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cell(name, value, lang)])),
  );
}

function cell(name: string, value: unknown, lang: Lang): Cell {
  if (!Array.isArray(value)) return typeof value === "object" && !isEntity(value as Cell) ? null : (value as Cell);
  if (name === "agreements") return value.length;
  return value.map((one) => plain(one as Entity, lang)).join(lang === "zh" ? "、" : ", ");
}
