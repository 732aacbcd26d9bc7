import { isEntity, type Cell, type Lang, type Row } from "$/api/contract";
import { plain } from "$/lib/table";

/** All values that compete for one property of one subject, the preferred one first. */
export interface Dispute {
  key: string;
  subject: Cell;
  property: string;
  rows: Row[];
}

const RANKS = ["preferred", "normal", "deprecated"];

function keyOf(row: Row): string {
  const subject = row.subject ?? null;
  return `${isEntity(subject) ? subject.iri : String(subject)} ${String(row.property)}`;
}

/** The rows of `conflicts` by subject and property, in the order in which they came. */
export function disputes(rows: readonly Row[]): Dispute[] {
  const found = new Map<string, Dispute>();
  for (const row of rows) {
    const key = keyOf(row);
    const dispute = found.get(key) ?? { key, subject: row.subject ?? null, property: String(row.property), rows: [] };
    dispute.rows.push(row);
    found.set(key, dispute);
  }
  const rank = (row: Row): number => (RANKS.indexOf(String(row.rank)) + RANKS.length + 1) % (RANKS.length + 1);
  for (const dispute of found.values()) dispute.rows.sort((a, b) => rank(a) - rank(b));
  return [...found.values()];
}

/** A row of `coverage` with what is between the two numbers; blank where no source states one. */
export interface Covered {
  row: Row;
  known: number;
  stated: number | null;
  /** How many are stated but not recorded; negative where more are recorded than stated. */
  gap: number | null;
}

/** The rows of `coverage`: the largest gap first, then those whose numbers agree, then those with no stated number. */
export function covered(rows: readonly Row[], lang: Lang): Covered[] {
  const order = new Intl.Collator(lang === "zh" ? "zh-Hans-u-co-pinyin" : "en");
  return rows
    .map((row) => {
      const known = Number(row.known);
      const stated = typeof row.stated === "number" ? row.stated : null;
      return { row, known, stated, gap: stated === null ? null : stated - known };
    })
    .sort((a, b) => {
      if (a.gap === null || b.gap === null)
        return (
          Number(a.gap === null) - Number(b.gap === null) ||
          order.compare(plain(a.row.agreement, lang), plain(b.row.agreement, lang))
        );
      return (
        Math.abs(b.gap) - Math.abs(a.gap) || order.compare(plain(a.row.agreement, lang), plain(b.row.agreement, lang))
      );
    });
}
