import type { Cell, Column, Dossier, Row } from "$/api/contract";
import { isEntity } from "$/api/contract";

type Part = "bodies" | "participations" | "agreements" | "intentions" | "disciplines";
type Titles = Record<string, string>;
const concept = (name: string, scheme: string): Column => ({ name, type: "concept", scheme });
const entity = (name: string): Column => ({ name, type: "entity" });
const day = (name: string): Column => ({ name, type: "date" });

const SOURCED = [entity("source"), concept("confidence", "confidence")];
const COLUMNS: Record<Part, Column[]> = {
  bodies: [entity("organization"), concept("kind", "organization-kind"), { name: "acronym" }, entity("parent"), day("founded"), { name: "website" }, ...SOURCED],
  participations: [entity("agreement"), entity("organization"), concept("status", "participation-status"), day("start"), day("end"), concept("role", "role"), concept("certainty", "certainty"), ...SOURCED],
  agreements: [entity("agreement"), concept("basis", "basis"), concept("status", "agreement-status"), day("signed"), { name: "with_counterpart" }, { name: "others", type: "number" }, ...SOURCED],
  intentions: [entity("intention"), concept("kind", "intention-kind"), concept("outcome", "outcome"), { name: "observed" }, day("observed_on"), { name: "reason", scheme: "outcome-reason" }, entity("clause"), ...SOURCED],
  disciplines: [entity("agreement"), entity("discipline"), ...SOURCED],
};

/** A list is told by its length: the page of the agreement has its members. */
function flat(value: unknown): Cell {
  if (Array.isArray(value)) return value.length;
  return value === undefined || (typeof value === "object" && value !== null && !isEntity(value)) ? null : (value as Cell);
}

/** One part as a table; columns that are blank in every row are left out. */
export function table(answer: Dossier, part: Part, titles: Titles): { columns: Column[]; rows: Row[] } {
  // No record of the counterpart is a blank, never a no.
  const rows = answer[part].map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === false ? null : flat(value)])));
  const columns = COLUMNS[part].filter(({ name }) => rows.some((row) => row[name] !== null && row[name] !== undefined && row[name] !== ""));
  return { columns: columns.map((column) => ({ ...column, title: { en: titles[column.name] ?? column.name, zh: titles[column.name] ?? column.name } })), rows };
}

/** The parts that are tables, in the order of the page. */
export const PARTS: readonly Part[] = ["bodies", "participations", "agreements", "intentions", "disciplines"];
