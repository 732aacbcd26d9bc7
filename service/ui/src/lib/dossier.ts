import { isEntity, type Cell, type Column, type Dossier, type Dossiers, type Entity, type Row } from "$/api/contract";
import { message } from "./messages";
import { ownFirst } from "./order";
import { APPEARANCES, appearance, type Appearance } from "./standing";
import { lang, say } from "./ui.svelte";
import { column, columns } from "./vocabulary.svelte";

export type Part = "bodies" | "participations" | "agreements" | "partners" | "intentions" | "disciplines";

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
export const FIRST: readonly Part[] = ["agreements", "intentions"];
export const LAST: readonly Part[] = ["participations", "partners", "bodies", "disciplines"];

type Membership = Dossiers["jurisdictions"][number]["full"][number];

/** Memberships by how they appear, the surest first. */
export function signs(of: readonly Membership[]): { look: Appearance; of: Membership[] }[] {
  const looks = Object.keys(APPEARANCES) as Appearance[];
  return looks
    .map((look) => ({ look, of: of.filter(({ certainty }) => appearance(certainty) === look) }))
    .filter((group) => group.of.length);
}

export const ORDERS = ["name", "shared", "full", "agreements"] as const;
export type Order = (typeof ORDERS)[number];
type Entry = Dossiers["jurisdictions"][number];

/** Countries and regions by name with the own one first, or those with most of something first. */
export function inOrder(all: readonly Entry[], order: Order): Entry[] {
  const named = ownFirst(all.map((one) => ({ ...one.jurisdiction, one }))).map(({ one }) => one);
  if (order === "name") return named;
  const number = (one: Entry): number => (order === "agreements" ? one.agreements : sure(one[order]));
  return named.sort((a, b) => number(b) - number(a));
}

/** What is only possible counts for less than anything that is not, and still for more than nothing. */
function sure(of: readonly Membership[]): number {
  return of.reduce((sum, { certainty }) => sum + (certainty === "possible" ? 0.001 : 1), 0);
}
