import { isEntity, type Cell, type Column, type Row } from "$/api/contract";

const CONCEPTS: Record<string, string> = {
  status: "participation-status|agreement-status",
  kind: "organization-kind|agreement-kind|intention-kind",
  basis: "basis",
  certainty: "certainty",
  confidence: "confidence",
  rank: "rank",
  role: "role",
  outcome: "outcome",
};
const DATES = new Set(["start", "end", "date", "signed", "due", "observed_on", "in_force", "ended", "founded"]);

function typeOf(name: string, cells: readonly Cell[]): Column {
  if (cells.some((cell) => isEntity(cell))) return { name, type: "entity" };
  if (cells.some((cell) => typeof cell === "number")) return { name, type: "number" };
  if (CONCEPTS[name]) return { name, type: "concept", scheme: CONCEPTS[name] ?? null };
  return { name, type: DATES.has(name) ? "date" : "text" };
}

/** Nested values as plain cells: a list counts its members, a record is left to a table of its own. */
function flat(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.length;
  if (isEntity(value) || typeof value !== "object") return value as Cell;
  return null;
}

/** Columns and rows of a table whose shape only its content tells; columns that are blank throughout are left out. */
export function inferred(rows: readonly Record<string, unknown>[], title?: (name: string) => string | undefined): { columns: Column[]; rows: Row[] } {
  const plain = rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, flat(value)])));
  const names = [...new Set(plain.flatMap((row) => Object.keys(row)))];
  const columns = names
    .map((name) => typeOf(name, plain.map((row) => row[name] ?? null)))
    .filter(({ name }) => plain.some((row) => row[name] !== null && row[name] !== ""))
    .map((column) => {
      const words = title?.(column.name) ?? column.name.replaceAll("_", " ");
      return { ...column, title: { en: words, zh: words } };
    });
  return { columns, rows: plain };
}
