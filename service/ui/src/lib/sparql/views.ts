import { isEntity, type Cell, type Column, type Entity, type Label, type Lang, type Row } from "$/api/contract";
import type { DrawnEdge, DrawnNode } from "../net/graph";
import { plain, sorted } from "../table";

/** What stands behind a fact rather than in it: shown in the table, not in pictures of who is joined to whom. */
const BEHIND = new Set(["source", "document", "clause", "claim", "scheme"]);

function joined(row: Row): Entity[] {
  return Object.values(row).filter((cell): cell is Entity => isEntity(cell) && !BEHIND.has(cell.kind ?? ""));
}

/** The ways in which an answer can be shown: a picture only where its columns make one. */
export function viewsOf(columns: readonly Column[], rows: readonly Row[], hubs = 0): string[] {
  if (!rows.length) return ["table"];
  const has = (type: string): boolean => columns.some((column) => column.type === type);
  return [
    "table",
    ...(charts(columns, rows).length ? ["chart"] : []),
    ...(has("date") ? ["timeline"] : []),
    ...(rows.some((row) => joined(row).length + hubs >= 2 && joined(row).length) ? ["graph"] : []),
    ...(rows.some((row) => placed(row)) ? ["map"] : []),
  ];
}

export interface Bar {
  name: Cell;
  value: number;
}

/** The columns that a chart can be made of: numbers as they are, and words that come again and again, counted. */
export function charts(columns: readonly Column[], rows: readonly Row[]): Column[] {
  const numbers = columns.filter((column) => column.type === "number");
  const named = columns.some((column) => column.type !== "number");
  const counted = columns.filter(({ name, type }) => {
    const kinds = new Set(rows.map((row) => plain(row[name], "en")).filter(Boolean)).size;
    if (kinds < 2 || type === "number" || type === "date") return false;
    return type === "concept" || kinds <= (type === "entity" ? rows.length / 2 : Math.min(12, rows.length / 3));
  });
  return [...(named ? numbers : []), ...counted];
}

/** A bar for each row by its number, or one for each word by how often it comes, most first. */
export function bars(columns: readonly Column[], rows: readonly Row[], by: Column): Bar[] {
  if (by.type === "number") {
    const name = columns.find((column) => column.type !== "number")?.name ?? "";
    return rows.flatMap((row) =>
      typeof row[by.name] === "number" ? [{ name: row[name] ?? null, value: Number(row[by.name]) }] : [],
    );
  }
  const found = new Map<string, Bar>();
  for (const row of rows) {
    const cell = row[by.name] ?? null;
    const key = isEntity(cell) ? cell.iri : String(cell ?? "");
    const bar = found.get(key) ?? { name: cell, value: 0 };
    found.set(key, { ...bar, value: bar.value + 1 });
  }
  return [...found.values()].sort((a, b) => b.value - a.value);
}

const ENDS = ["end", "ended", "until", "lapsed"];

/** The rows in the order of their dates, and those that have none: no row is left out. */
export function dated(
  columns: readonly Column[],
  rows: readonly Row[],
  lang: Lang,
): { start: Column | null; end: Column | null; rows: Row[]; undated: Row[] } {
  const dates = columns.filter((column) => column.type === "date");
  const end = dates.find((column) => ENDS.includes(column.name)) ?? null;
  const start = dates.find((column) => column !== end) ?? null;
  const when = (row: Row): Cell => (start && row[start.name]) || (end && row[end.name]) || null;
  const keyed = rows.map((row) => ({ ...row, " when": when(row) }));
  const bare = ({ " when": _, ...row }: Row): Row => row;
  const ordered = sorted(keyed, { column: " when", down: false }, lang);
  return {
    start,
    end,
    rows: ordered.filter((row) => row[" when"]).map(bare),
    undated: ordered.filter((row) => !row[" when"]).map(bare),
  };
}

export interface Hub {
  id: string;
  label: Label;
}

function asNode(id: string, kind: string, iri: string, label: Label): DrawnNode {
  return {
    id,
    kind,
    iri,
    label,
    category: null,
    status: null,
    jurisdiction: null,
    start_earliest: null,
    start_latest: null,
    end_earliest: null,
    end_latest: null,
  };
}

function of({ id, kind, iri, label }: Entity): DrawnNode {
  return asNode(`${kind ?? "term"}/${id}`, kind ?? "term", iri, label);
}

/** The first thing of each row joined to the others in it, and to what the question was about: that is where the status holds. */
export function asNetwork(rows: readonly Row[], hubs: readonly Hub[] = []): { nodes: DrawnNode[]; edges: DrawnEdge[] } {
  const nodes = new Map<string, DrawnNode>();
  const edges = new Map<string, DrawnEdge>();
  const join = (from: DrawnNode, to: DrawnNode, status: string | null): void => {
    if (from.id === to.id) return;
    const id = `${from.id}|${to.id}`;
    nodes.set(from.id, nodes.get(from.id) ?? from).set(to.id, nodes.get(to.id) ?? to);
    edges.set(id, {
      id,
      source: from.id,
      target: to.id,
      relation: "",
      label: { en: "", zh: "" },
      start: null,
      end: null,
      status: status ?? edges.get(id)?.status ?? null,
      weight: 1,
      certainty: null,
      reason: null,
      segments: [],
    });
  };
  for (const row of rows) {
    const [first, ...others] = joined(row).map(of);
    if (!first) continue;
    const status = typeof row.status === "string" ? row.status : null;
    for (const hub of hubs) join(asNode(hub.id, hub.id.split("/")[0] ?? "", hub.id, hub.label), first, status);
    others.forEach((other, index) => join(first, other, hubs.length || index ? null : status));
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()] };
}

function placed(row: Row): Entity | undefined {
  return Object.values(row).find((cell): cell is Entity => isEntity(cell) && cell.kind === "jurisdiction");
}

export interface Place {
  label: Label;
  count: number;
}

/** How many rows there are for each country or region, by slug, and how many name none. */
export function byPlace(rows: readonly Row[]): { places: Map<string, Place>; without: number } {
  const places = new Map<string, Place>();
  let without = 0;
  for (const row of rows) {
    const all = new Map(
      Object.values(row).flatMap((cell) =>
        isEntity(cell) && cell.kind === "jurisdiction" ? [[cell.id, cell.label] as const] : [],
      ),
    );
    if (!all.size) without += 1;
    for (const [slug, label] of all) places.set(slug, { label, count: (places.get(slug)?.count ?? 0) + 1 });
  }
  return { places, without };
}
