import { isEntity, type Cell, type Column, type Lang, type Row } from "$/api/contract";

export interface Sort {
  column: string;
  down: boolean;
}

/** A cell as the words a reader would sort and filter by. */
export function plain(cell: Cell | undefined, lang: Lang): string {
  if (cell === null || cell === undefined) return "";
  if (isEntity(cell)) return cell.label[lang] ?? cell.label[lang === "zh" ? "en" : "zh"] ?? cell.id;
  return String(cell);
}

/** The rows in the order that a reader asked for; blanks come last whichever way. */
export function sorted(rows: readonly Row[], sort: Sort | null, lang: Lang): Row[] {
  if (!sort) return [...rows];
  const order = new Intl.Collator(lang === "zh" ? "zh-Hans-u-co-pinyin" : "en", { numeric: true });
  const sign = sort.down ? -1 : 1;
  return rows
    .map((row) => ({ row, key: plain(row[sort.column], lang), value: row[sort.column] }))
    .sort((a, b) => {
      if (!a.key || !b.key) return Number(!a.key) - Number(!b.key);
      if (typeof a.value === "number" && typeof b.value === "number") return sign * (a.value - b.value);
      return sign * order.compare(a.key, b.key);
    })
    .map(({ row }) => row);
}

/** The rows in which some cell has all the words typed. */
export function matching(rows: readonly Row[], words: string, lang: Lang): Row[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (!wanted.length) return [...rows];
  return rows.filter((row) => {
    const text = Object.values(row)
      .map((cell) => haystack(cell, lang))
      .join(" ");
    return wanted.every((word) => text.includes(word));
  });
}

function haystack(cell: Cell, lang: Lang): string {
  const both = isEntity(cell) ? `${cell.label.en ?? ""} ${cell.label.zh ?? ""} ${cell.id}` : plain(cell, lang);
  return both.toLowerCase();
}

/** A column whether it was given by name alone or described. */
export function asColumn(column: Column | string): Column {
  return typeof column === "string" ? { name: column } : column;
}

/** The names of the columns of numbers, which end at the right: those that are declared so, or hold nothing else. */
export function numbers(columns: readonly Column[], rows: readonly Row[]): Set<string> {
  const numeric = ({ name, type }: Column): boolean => {
    if (type) return type === "number";
    const held = rows.map((row) => row[name]).filter((cell) => cell !== null && cell !== undefined);
    return held.length > 0 && held.every((cell) => typeof cell === "number");
  };
  return new Set(columns.filter(numeric).map(({ name }) => name));
}

/** How surely a row holds, or why, for those who read or style rows; nothing where it does not say. */
export function standing(value: Cell | undefined): string | undefined {
  return typeof value === "string" && value ? value : undefined;
}
