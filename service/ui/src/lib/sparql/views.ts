import { isEntity, type Column, type NetworkAnswer, type Row } from "$/api/contract";
import { plain } from "../table";
import type { Lang } from "$/api/contract";

/** The ways in which an answer can be shown: a picture only where its columns make one. */
export function viewsOf(columns: readonly Column[], rows: readonly Row[]): string[] {
  if (!rows.length) return ["table"];
  const entities = columns.filter((column) => rows.some((row) => isEntity(row[column.name] ?? null)));
  const has = (type: string): boolean => columns.some((column) => column.type === type);
  return [
    "table",
    ...(has("number") && columns.some((column) => column.type !== "number") ? ["chart"] : []),
    ...(has("date") ? ["timeline"] : []),
    ...(entities.length >= 2 ? ["graph"] : []),
    ...(rows.some((row) => Object.values(row).some((cell) => isEntity(cell) && cell.kind === "jurisdiction")) ? ["map"] : []),
  ];
}

export interface Bar {
  name: string;
  value: number;
}

/** The first words and the first number of each row. */
export function bars(columns: readonly Column[], rows: readonly Row[], lang: Lang): Bar[] {
  const value = columns.find((column) => column.type === "number")?.name;
  const name = columns.find((column) => column.type !== "number")?.name;
  if (!value || !name) return [];
  return rows.flatMap((row) => (typeof row[value] === "number" ? [{ name: plain(row[name], lang) || "–", value: row[value] }] : []));
}

/** The first two entities of each row as an edge. */
export function asNetwork(rows: readonly Row[]): NetworkAnswer {
  const nodes = new Map<string, NetworkAnswer["nodes"][number]>();
  const edges: NetworkAnswer["edges"] = [];
  for (const row of rows) {
    const [a, b] = Object.values(row).filter(isEntity);
    if (!a || !b) continue;
    for (const one of [a, b]) nodes.set(`${one.kind}/${one.id}`, { id: `${one.kind}/${one.id}`, kind: one.kind, label: one.label });
    const status = typeof row.status === "string" ? row.status : null;
    edges.push({ source: `${a.kind}/${a.id}`, target: `${b.kind}/${b.id}`, relation: "", start: null, end: null, status, certainty: null });
  }
  return { nodes: [...nodes.values()], edges, release: "", as_of: null, completeness: "complete" };
}

/** How often each country or region comes, by slug. */
export function byPlace(rows: readonly Row[]): Map<string, { label: string; count: number }> {
  const found = new Map<string, { label: string; count: number }>();
  for (const row of rows) {
    for (const cell of Object.values(row)) {
      if (!isEntity(cell) || cell.kind !== "jurisdiction") continue;
      const one = found.get(cell.id) ?? { label: cell.label.en ?? cell.id, count: 0 };
      one.count += 1;
      found.set(cell.id, one);
    }
  }
  return found;
}
