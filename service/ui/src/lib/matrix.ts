import { isEntity, type Entity, type Lang, type Row } from "$/api/contract";
import { regionOf } from "./map/tiles";
import { ownFirst } from "./order";
import { appearance, type Appearance } from "./standing";
import { plain } from "./table";

export interface Part {
  organization: Entity | null;
  status: string;
  certainty: string | null;
  reason: string | null;
  /** How it looks; what does not say how sure it is does not look like a fact. */
  look: Appearance;
}

export interface Line {
  jurisdiction: Entity;
  cells: Map<string, Part[]>;
  /** Number of the columns shown in which it takes part for sure or presumably; what is only possible does not count. */
  held: number;
}

/** Agreements of one kind, side by side under its name. */
export interface Group {
  kind: string;
  agreements: Entity[];
}

export interface Grid {
  groups: Group[];
  agreements: Entity[];
  lines: Line[];
}

/** What is shown of all rows; blank is all. */
export interface Shown {
  agreements?: ReadonlySet<string> | null;
  status?: string;
  kind?: string;
  region?: string;
}

const RANK = ["authorised", "party", "suspended", "provisional", "applicant", "unknown", "former"];
const HELD = new Set<Appearance>(["certain", "presumed", "provisional"]);
const OVER = new Set(["former", "withdrawn"]);
/** The kinds in the order of the columns: what is best known first; those not here follow. */
const KINDS = ["education-accord", "competence-agreement", "mutual-recognition-agreement"];

/** Where a status stands in the order of columns and cells; who has none comes last. */
export function rank(status: string | undefined): number {
  const at = RANK.indexOf(status ?? "");
  return at < 0 ? RANK.length : at;
}

/** The kind of each agreement, from the rows of `agreements`. */
export function kindsOf(rows: readonly Row[]): Map<string, string> {
  return new Map(
    rows.flatMap(({ agreement = null, kind }) => (isEntity(agreement) ? [[agreement.id, String(kind)] as const] : [])),
  );
}

function part(row: Row): Part {
  const text = (value: Row[string] | undefined): string | null => (typeof value === "string" ? value : null);
  const [status, certainty] = [String(row.status ?? "unknown"), text(row.certainty)];
  const organization = isEntity(row.organization ?? null) ? (row.organization as Entity) : null;
  return {
    organization,
    status,
    certainty,
    reason: text(row.reason),
    look: appearance(certainty, status) ?? "possible",
  };
}

/** The rows of `recognition-matrix` as a grid: own country first, agreements by kind and those with most members first. */
export function grid(rows: readonly Row[], kinds: ReadonlyMap<string, string>, shown: Shown = {}): Grid {
  const agreements = new Map<string, { entity: Entity; size: number }>();
  const lines = new Map<string, Line>();
  for (const row of rows) {
    const { jurisdiction = null, agreement = null } = row;
    if (!isEntity(jurisdiction) || !isEntity(agreement)) continue;
    if ((shown.agreements && !shown.agreements.has(agreement.id)) || (shown.status && row.status !== shown.status))
      continue;
    if (shown.kind && kinds.get(agreement.id) !== shown.kind) continue;
    if (shown.region && regionOf(jurisdiction.id) !== shown.region) continue;
    const column = agreements.get(agreement.id) ?? { entity: agreement, size: 0 };
    column.size += 1;
    agreements.set(agreement.id, column);
    const line = lines.get(jurisdiction.id) ?? { jurisdiction, cells: new Map<string, Part[]>(), held: 0 };
    const parts = [...(line.cells.get(agreement.id) ?? []), part(row)];
    line.cells.set(
      agreement.id,
      parts.sort((a, b) => rank(a.status) - rank(b.status)),
    );
    lines.set(jurisdiction.id, line);
  }
  for (const line of lines.values())
    line.held = [...line.cells.values()].filter((parts) => parts.some(({ look }) => HELD.has(look))).length;
  const groups = grouped([...agreements.values()], kinds);
  return {
    groups,
    agreements: groups.flatMap((group) => group.agreements),
    lines: ownFirst([...lines.values()].map((line) => ({ ...line.jurisdiction, line }))).map(({ line }) => line),
  };
}

function grouped(all: { entity: Entity; size: number }[], kinds: ReadonlyMap<string, string>): Group[] {
  const of = ({ entity }: { entity: Entity }): string => kinds.get(entity.id) ?? "";
  const place = (kind: string): number => (KINDS.indexOf(kind) + KINDS.length + 1) % (KINDS.length + 1);
  const sizes = new Map<string, number>();
  for (const one of all) sizes.set(of(one), (sizes.get(of(one)) ?? 0) + 1);
  const order = [...sizes.keys()].sort((a, b) => {
    const known = [a, b].map((kind) => (KINDS.includes(kind) ? place(kind) : KINDS.length));
    return (known[0] ?? 0) - (known[1] ?? 0) || (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0) || a.localeCompare(b);
  });
  return order.map((kind) => ({
    kind,
    agreements: all
      .filter((one) => of(one) === kind)
      .sort((a, b) => b.size - a.size || a.entity.id.localeCompare(b.entity.id))
      .map(({ entity }) => entity),
  }));
}

/** Those who take part in all columns but one. */
export function oneShort(grid: Grid): Grid {
  const wanted = grid.agreements.length - 1;
  return { ...grid, lines: grid.lines.filter((line) => wanted > 0 && line.held === wanted) };
}

/** Present rows with those that are past added, since who left is told apart from who never came. */
export function withFormer(present: readonly Row[], ever: readonly Row[]): Row[] {
  const key = (row: Row): string =>
    [row.jurisdiction, row.agreement, row.organization].map((cell) => plain(cell, "en")).join("|");
  const known = new Set(present.map(key));
  return [...present, ...ever.filter((row) => OVER.has(String(row.status)) && !known.has(key(row)))];
}

/** The slug of the participation behind a sign, as the release names it. */
export function participation(agreement: string, part: Part, jurisdiction: string): string {
  return [agreement, part.organization?.id, jurisdiction, part.status].filter(Boolean).join(".");
}

/**
 * A name for a narrow column: in English the abbreviation that the agreement also has for its identifier, in either
 * language what stands in brackets as one, else the name without its class word.
 */
export function shortName(agreement: Entity, lang: Lang): string {
  const name = plain(agreement, lang);
  const bracketed = /[（(]([A-Z][A-Z-]{2,})[)）]/.exec(name)?.[1];
  if (bracketed) return bracketed;
  if (lang === "zh") return name.replace(/协议$/, "") || name;
  const initials = name.match(/\b[A-Z]/g)?.join("") ?? "";
  return initials.toLowerCase() === agreement.id ? initials : name.replace(/\s+(Accord|Agreement)s?$/, "");
}
