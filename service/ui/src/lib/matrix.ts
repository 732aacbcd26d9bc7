import { isEntity, type Entity, type Lang, type Row } from "$/api/contract";
import { plain } from "./table";

export interface Part {
  organization: Entity | null;
  status: string;
  certainty: string | null;
}

export interface Line {
  jurisdiction: Entity;
  cells: Map<string, Part[]>;
  /** Number of the columns shown in which it now takes part (former places do not count). */
  held: number;
}

export interface Grid {
  agreements: Entity[];
  lines: Line[];
}

const RANK = ["authorised", "party", "provisional", "unknown", "former"];

function byRank(a: Part, b: Part): number {
  return RANK.indexOf(a.status) - RANK.indexOf(b.status);
}

/** The rows of `recognition-matrix` as a grid; agreements with most members first, jurisdictions by name. */
export function grid(rows: readonly Row[], chosen: ReadonlySet<string> | null, status: string, lang: Lang): Grid {
  const agreements = new Map<string, { entity: Entity; size: number }>();
  const lines = new Map<string, Line>();
  for (const row of rows) {
    const { jurisdiction, agreement, organization } = row;
    if (!isEntity(jurisdiction) || !isEntity(agreement)) continue;
    if ((chosen && !chosen.has(agreement.id)) || (status && row.status !== status)) continue;
    const column = agreements.get(agreement.id) ?? { entity: agreement, size: 0 };
    column.size += 1;
    agreements.set(agreement.id, column);
    const line = lines.get(jurisdiction.id) ?? { jurisdiction, cells: new Map<string, Part[]>(), held: 0 };
    const parts = line.cells.get(agreement.id) ?? [];
    parts.push({
      organization: isEntity(organization ?? null) ? (organization as Entity) : null,
      status: String(row.status ?? "unknown"),
      certainty: typeof row.certainty === "string" ? row.certainty : null,
    });
    line.cells.set(agreement.id, parts.sort(byRank));
    lines.set(jurisdiction.id, line);
  }
  for (const line of lines.values()) {
    line.held = [...line.cells.values()].filter((parts) => parts.some((part) => part.status !== "former")).length;
  }
  const order = new Intl.Collator(lang === "zh" ? "zh-Hans-u-co-pinyin" : "en");
  return {
    agreements: [...agreements.values()]
      .sort((a, b) => b.size - a.size || a.entity.id.localeCompare(b.entity.id))
      .map((a) => a.entity),
    lines: [...lines.values()].sort((a, b) => order.compare(plain(a.jurisdiction, lang), plain(b.jurisdiction, lang))),
  };
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
  return [...present, ...ever.filter((row) => row.status === "former" && !known.has(key(row)))];
}

/** How sure each participation is on the day, from the network, by body (or country) and agreement. */
export function withCertainty(
  rows: readonly Row[],
  edges: readonly { source: string; target: string; certainty: string | null; status: string | null }[],
): Row[] {
  const sure = new Map(edges.map((edge) => [`${edge.source}|${edge.target}|${edge.status}`, edge.certainty]));
  return rows.map((row) => {
    const who = isEntity(row.organization ?? null) ? row.organization : row.jurisdiction;
    if (!who || !isEntity(who) || !isEntity(row.agreement ?? null)) return row;
    const key = `${who.kind}/${who.id}|agreement/${(row.agreement as Entity).id}|${String(row.status)}`;
    return { ...row, certainty: sure.get(key) ?? null };
  });
}

/** The slug of the participation behind a mark, as the release names it. */
export function participation(agreement: string, part: Part, jurisdiction: string): string {
  return [agreement, part.organization?.id, jurisdiction, part.status].filter(Boolean).join(".");
}
