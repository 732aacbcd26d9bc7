import { isEntity, type Cell, type Column, type Dossier, type Row } from "$/api/contract";
import { column, columns } from "./vocabulary.svelte";

type Part = "bodies" | "participations" | "agreements" | "intentions" | "disciplines";

/** The columns of each part, named as in the stored questions and in the service's other tables. */
function columnsOf(part: Part): Column[] {
  const sourced = [...columns("agreements", "source"), ...columns("evidence", "confidence")];
  const agreement = columns("agreements", "agreement");
  switch (part) {
    case "bodies":
      return [
        ...columns("organizations", "organization", "kind", "acronym", "parent", "founded", "website"),
        ...sourced,
      ];
    case "participations":
      return [
        ...agreement,
        ...columns("members", "organization", "status", "start", "end", "role", "certainty", "reason"),
        ...sourced,
      ];
    case "agreements":
      return [
        ...agreement,
        ...columns("agreement-terms", "basis"),
        column("status", "concept", "agreement-status"),
        ...columns("partners", "signed"),
        column("with_counterpart"),
        column("together", "concept", "certainty"),
        column("together_reason", "concept", "standing-reason"),
        column("others", "number"),
        ...columns("members", "certainty", "reason"),
        ...sourced,
      ];
    case "intentions":
      return [
        ...columns("intentions", "intention", "kind"),
        ...columns("target-outcomes", "outcome", "observed", "observed_on", "reason"),
        ...columns("intentions", "clause"),
        ...sourced,
      ];
    case "disciplines":
      return [...agreement, ...columns("disciplines", "discipline"), ...sourced];
  }
}

/** A list is told by its length: the page of the agreement has its members. */
function flat(value: unknown): Cell {
  if (Array.isArray(value)) return value.length;
  return value === undefined || (typeof value === "object" && value !== null && !isEntity(value))
    ? null
    : (value as Cell);
}

/** One part as a table; columns that are blank in every row are left out. */
export function table(answer: Dossier, part: Part): { columns: Column[]; rows: Row[] } {
  // No record of the counterpart is a blank, never a no.
  const rows = answer[part].map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === false ? null : flat(value)])),
  );
  return {
    columns: columnsOf(part).filter(({ name }) =>
      rows.some((row) => row[name] !== null && row[name] !== undefined && row[name] !== ""),
    ),
    rows,
  };
}

/** The parts that are tables, in the order of the page. */
export const PARTS: readonly Part[] = ["bodies", "participations", "agreements", "intentions", "disciplines"];
