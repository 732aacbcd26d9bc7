import { isEntity, type Column, type Entity, type Lang, type NetworkAnswer, type NetEdge, type NetNode, type Row } from "$/api/contract";
import { plain } from "../table";

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

function asNode({ id, kind, iri, label }: Entity): NetNode {
  return {
    id: `${kind ?? "term"}/${id}`, kind: kind ?? "term", iri, label, category: null, status: null, jurisdiction: null,
    start_earliest: null, start_latest: null, end_earliest: null, end_latest: null,
  };
}

/** The first two entities of each row as an edge. */
export function asNetwork(rows: readonly Row[]): Pick<NetworkAnswer, "nodes" | "edges"> {
  const nodes = new Map<string, NetNode>();
  const edges: NetEdge[] = [];
  for (const row of rows) {
    const [a, b] = Object.values(row).filter(isEntity).map(asNode);
    if (!a || !b) continue;
    nodes.set(a.id, a).set(b.id, b);
    const status = typeof row.status === "string" ? row.status : null;
    edges.push({
      id: `${a.id}|${b.id}`, source: a.id, target: b.id, relation: "", label: { en: "", zh: "" }, start: null, end: null, status,
      weight: 1, certainty: null,
    });
  }
  return { nodes: [...nodes.values()], edges };
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
