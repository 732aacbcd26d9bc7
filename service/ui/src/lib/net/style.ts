import type { NetworkAnswer } from "$/api/contract";
import type { DrawnNode } from "./graph";

/** What the size of a node says; the blank one: how many others it is joined to. */
export const SIZES = ["", "betweenness", "closeness", "core", "agreements", "same"] as const;
/** What its colour says; the blank one: its kind, or between two days what became of it. */
export const COLOURS = [
  "",
  "kind",
  "category",
  "jurisdiction",
  "community",
  "standing",
  "degree",
  "betweenness",
  "closeness",
  "core",
] as const;
/** What the colour or width of a line says beside how surely it holds, which its dashes say always. */
export const LINES = ["", "status", "relation", "weight"] as const;

export type Size = (typeof SIZES)[number];
export type Colour = (typeof COLOURS)[number];
export type LineStyle = (typeof LINES)[number];

export interface Style {
  size: Size;
  colour: Colour;
  line: LineStyle;
}

export const PLAIN: Style = { size: "", colour: "", line: "" };

function among<T extends string>(value: string | undefined, all: readonly T[]): T {
  return all.find((one) => one === value) ?? (all[0] as T);
}

/** The style that an address asks for; what it names wrongly is as if it were not named. */
export function styleOf(query: Record<string, string>): Style {
  return {
    size: among(query.size, SIZES),
    colour: among(query.colour, COLOURS),
    line: among(query.line, LINES),
  };
}

/** What the service must measure for a style, and what the address asks for besides. */
export function measuresFor({ size, colour }: Style, others: readonly string[] = []): string {
  const measured = [size, colour].flatMap((one) =>
    one === "community" ? ["communities"] : one === "betweenness" || one === "closeness" || one === "core" ? [one] : [],
  );
  return [...new Set(["degree", "positions", ...measured, ...others])].join(",");
}

/** Whether a colour stands for a number, on a scale. */
export function isScale(colour: Colour): colour is "degree" | "betweenness" | "closeness" | "core" {
  return colour === "degree" || colour === "betweenness" || colour === "closeness" || colour === "core";
}

/** What is measured or counted of a node; null where it is not. */
export function measureOf(node: DrawnNode, name: string): number | null {
  const value = (node as unknown as Record<string, unknown>)[name];
  return typeof value === "number" ? value : null;
}

/** To which group a node belongs by an attribute; null where it is not recorded. */
export function groupOf(node: DrawnNode, colour: Colour): string | null {
  if (colour === "category") return node.category ?? null;
  if (colour === "jurisdiction") return node.kind === "jurisdiction" ? node.id : (node.jurisdiction ?? null);
  if (colour === "community") return typeof node.community === "number" ? String(node.community) : null;
  return null;
}

/** Groups that have a colour of their own; the rest share one. */
export const COLOURED = 10;

/** The groups of a picture, the largest first, and the first of all `first` where it is one of them. */
export function groups(nodes: readonly DrawnNode[], colour: Colour, first = ""): string[] {
  const count = new Map<string, number>();
  for (const node of nodes) {
    const group = groupOf(node, colour);
    if (group !== null) count.set(group, (count.get(group) ?? 0) + 1);
  }
  const own = (group: string): number => Number(group !== first);
  return [...count.keys()].sort(
    (a, b) =>
      own(a) - own(b) || (count.get(b) ?? 0) - (count.get(a) ?? 0) || a.localeCompare(b, undefined, { numeric: true }),
  );
}

/** Whether nodes are counted by how many agreements they take part in: where agreements are folded. */
export function isFolded(answer: Pick<NetworkAnswer, "projection">): boolean {
  return answer.projection === "organizations" || answer.projection === "jurisdictions";
}
