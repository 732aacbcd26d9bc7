import { isEntity, type Column, type Row } from "$/api/contract";

/** The rows with controlled values as their notations, as stored questions have them: `certainty.presumed` is `presumed`. */
export function withNotations(rows: readonly Row[], columns: readonly Column[]): Row[] {
  const concepts = columns.filter((one) => one.type === "concept").map((one) => one.name);
  return rows.map((row) => {
    const changed = concepts.flatMap((name) => {
      const cell = row[name];
      return isEntity(cell ?? null) && typeof cell === "object" && cell?.kind === "concept"
        ? [[name, cell.id.slice(cell.id.indexOf(".") + 1)] as const]
        : [];
    });
    return changed.length ? { ...row, ...Object.fromEntries(changed) } : row;
  });
}
