import { isEntity, type Cell, type Column, type Dossier, type Entity, type Row } from "$/api/contract";
import { message } from "./messages";
import { lang, say } from "./ui.svelte";
import { column, columns } from "./vocabulary.svelte";

export type Part = "bodies" | "participations" | "agreements" | "partners" | "events" | "intentions" | "disciplines";

/** The columns of each part, named as in the stored questions and in the service's other tables. */
function columnsOf(part: Part): Column[] {
  const sourced = [...columns("members", "source"), ...columns("evidence", "confidence")];
  const agreement = columns("agreements", "agreement");
  switch (part) {
    case "bodies":
      return [
        ...columns("organizations", "organization", "kind", "acronym", "parent", "founded", "website"),
        column("agreements", "number"),
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
        { ...column("state", "concept", "agreement-status"), name: "status" },
        ...columns("partners", "signed"),
        column("with_counterpart"),
        column("together", "concept", "certainty"),
        column("together_reason", "concept", "standing-reason"),
        column("others"),
        ...columns("members", "certainty", "reason"),
        ...sourced,
      ];
    case "partners":
      return [
        ...columns("organizations", "jurisdiction"),
        column("agreements", "number"),
        column("recognising"),
        column("silent"),
        ...columns("members", "certainty", "reason"),
      ];
    case "events":
      return [...columns("history", "date", "event", "agreement"), ...columns("members", "source")];
    case "intentions":
      return [
        ...columns("intentions", "intention", "kind"),
        ...columns("target-outcomes", "outcome", "verdict", "observed", "observed_on", "reason"),
        ...columns("intentions", "clause"),
        ...sourced,
      ];
    case "disciplines":
      return [...agreement, ...columns("disciplines", "discipline"), ...sourced];
  }
}

/** Up to how many of a list are named; of more it is told how many there are: the page of the agreement has them. */
const NAMED = 5;

/** The other sides of an agreement by name, of many only how many countries and regions they are. */
function others({ others: bodies, other_places: places }: Dossier["agreements"][number]): Cell {
  return bodies.length > NAMED ? message("dossier-others", { number: places.length }) : names(bodies);
}

function names(found: Entity[]): string {
  return found.map((each) => say(each.label, each.id).text).join(lang() === "zh" ? "、" : ", ");
}

/** A list in a cell of a number is counted, any other named. */
function flat(value: unknown, type?: string): Cell {
  if (Array.isArray(value)) return type === "number" ? value.length : names(value.filter(isEntity));
  return value === undefined || (typeof value === "object" && value !== null && !isEntity(value))
    ? null
    : (value as Cell);
}

/** One part as a table; columns that are blank in every row are left out. */
export function table(answer: Dossier, part: Part): { columns: Column[]; rows: Row[] } {
  // No record of the counterpart is a blank, never a no.
  const all = columnsOf(part);
  const types = new Map(all.map(({ name, type }) => [name, type]));
  const rows = answer[part].map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        name === "others" && "others" in row ? others(row) : value === false ? null : flat(value, types.get(name)),
      ]),
    ),
  );
  return {
    columns: all.filter(({ name }) =>
      rows.some((row) => row[name] !== null && row[name] !== undefined && row[name] !== ""),
    ),
    rows,
  };
}

/** The parts that are tables, in the order of the page: those before the routes, and those after them. */
export const FIRST: readonly Part[] = ["agreements", "intentions", "events"];
export const LAST: readonly Part[] = ["participations", "partners", "bodies", "disciplines"];
