import type { Saying, TableCell } from "$/api/contract";

/** What a reader writes of a correction. */
export interface Draft {
  column: string;
  should: string;
  url: string;
  title: string;
  date: string;
  reason: string;
  who: string;
}

/** The cells that can be corrected: those that a sentence says come first, in its order. */
export function correctable(cells: readonly TableCell[], parts: Saying["parts"]): TableCell[] {
  const said = parts.map(({ property }) => property.id);
  const place = (cell: TableCell): number => {
    const first = said.findIndex((name) => cell.properties.includes(name));
    return first < 0 ? said.length : first;
  };
  return cells
    .filter((cell) => cell.properties.length > 0)
    .map((cell, n) => ({ cell, n }))
    .sort((a, b) => place(a.cell) - place(b.cell) || a.n - b.n)
    .map(({ cell }) => cell);
}

/** The cell that a correction of a sentence begins with: what it says beyond naming its row, else its first. */
export function suggested(cells: readonly TableCell[], parts: Saying["parts"]): string {
  const said = new Set(parts.map(({ property }) => property.id));
  const own = cells.filter((cell) => cell.properties.some((name) => said.has(name)));
  const dates = own.find((cell) => ["start", "end", "signed", "founded", "date"].includes(cell.column));
  return (dates ?? own.find((cell) => !cell.identifies) ?? own[0] ?? cells[0])?.column ?? "";
}

/** Whether it says enough to be sent. */
export function ready(draft: Draft, cell: TableCell | undefined): boolean {
  const same = draft.should.trim() === (cell?.value ?? "");
  return Boolean(cell && !same && draft.reason.trim() && (draft.should.trim() || !cell.required));
}

/** A correction as the service takes it. */
export function wish(about: { kind: string | null; id: string }, draft: Draft, cell: TableCell): object {
  const source = draft.url.trim()
    ? { url: draft.url.trim(), title: draft.title.trim(), date: draft.date.trim() }
    : null;
  return {
    about: `${about.kind ?? ""}/${about.id}`,
    column: cell.column,
    old: cell.value,
    new: draft.should.trim(),
    reason: draft.reason.trim(),
    who: draft.who.trim(),
    source,
  };
}
