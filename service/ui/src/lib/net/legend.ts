import type { Label } from "$/api/contract";
import { picture as words } from "$/i18n/picture";
import { APPEARANCES, appearance, schemeOf, type Appearance } from "../standing";
import { lang, say } from "../ui.svelte";
import { conceptDefinition, conceptName, kindName, relationName } from "../vocabulary.svelte";
import { hue, type Colours, type Difference } from "./colours";
import { absence, isAbsent, LINE_MARKS, MARKS, shade, sizer, type Drawable, type DrawnEdge } from "./graph";
import { appearanceOf, valuesOf, type Stroke } from "./strokes";
import { COLOURED, groups, isScale, measureOf, type Style } from "./style";

/** One sign of a legend with its words: a node, a line, or words alone. */
export interface Key {
  words: string;
  /** What the words mean. */
  title?: string;
  node?: { shape: "circle" | "square"; colour: string; radius: number; mark?: string };
  line?: Stroke & { mark?: string };
}

export interface LegendRow {
  title: string;
  keys: Key[];
}

const CHANGES: readonly Difference[] = ["joined", "left", "changed", "stayed"];
const RADIUS = 5.5;

/** Which ways of standing the lines of a picture show. */
export function appearances(edges: readonly DrawnEdge[]): Set<Appearance> {
  return new Set(edges.map(appearanceOf).filter((one): one is Appearance => one !== null));
}

interface Legended {
  answer: Drawable;
  style: Style;
  look: Colours;
  /** The names of countries and regions by their ids. */
  places: ReadonlyMap<string, Label>;
  first?: string;
  /** Whether the words for how surely a line holds stand elsewhere, in their own colours. */
  apart?: boolean;
}

/** Whether the lines of a picture have the colours of how surely they hold. */
export function standsByColour({ edges }: Drawable, { line }: Style): boolean {
  return (!line || line === "weight") && !edges.some((edge) => edge.difference);
}

/** What the signs of a picture mean, and nothing that is not in it: on the page, in a file and on paper the same. */
export function legendOf(of: Legended): LegendRow[] {
  const t = words[lang()];
  return [
    { title: t.shapes, keys: [...nodeKeys(of), ...absentKeys(of), ...sizeKeys(of)] },
    { title: t.lines, keys: lineKeys(of) },
  ].filter((row) => row.keys.length);
}

function nodeKeys({ answer: { nodes }, style: { colour }, look, places, first }: Legended): Key[] {
  const t = words[lang()];
  const compared = nodes.some((node) => node.difference);
  const kinds = [...new Set(nodes.map((node) => node.kind))];
  const shape = (kind: string): "circle" | "square" => (kind === "agreement" ? "square" : "circle");
  const plain = !colour && !compared;
  const ofKinds = kinds.map((kind): Key => ({
    words: kindName(kind),
    node: {
      shape: shape(kind),
      colour: plain || colour === "kind" ? (look.kinds[kind] ?? look.kinds.other ?? look.muted) : look.muted,
      radius: RADIUS,
    },
  }));
  if (plain || colour === "kind") return ofKinds;
  const dot = (words: string, fill: string, mark = ""): Key => ({
    words,
    node: { shape: "circle", colour: fill, radius: RADIUS, mark },
  });
  const shapes = kinds.includes("agreement") && kinds.length > 1 ? ofKinds : [];
  if (!colour)
    return [
      ...shapes,
      ...CHANGES.filter((one) => nodes.some((node) => node.difference === one)).map((one) =>
        dot(conceptName(one, "network-difference"), look.differences[one], MARKS[one]),
      ),
    ];
  if (colour === "standing") {
    const used = new Set(nodes.map((node) => appearance(node.certainty)));
    return [
      ...shapes,
      ...(Object.keys(APPEARANCES) as Appearance[])
        .filter((one) => used.has(one))
        .map((one) => dot(conceptName(one, schemeOf(one)), look.standing[one])),
      ...(used.has(null) ? [dot(t.undated, look.edge)] : []),
    ];
  }
  if (isScale(colour)) {
    const most = Math.max(...nodes.map((node) => measureOf(node, colour) ?? 0));
    return [...shapes, dot(`${t[colour]} 0`, shade(look, 0)), dot(rounded(most), shade(look, 1))];
  }
  const found = groups(nodes, colour, first);
  const name = (group: string): string =>
    colour === "community"
      ? t.communityNo(Number(group) + 1)
      : colour === "category"
        ? conceptName(group, "organization-kind|agreement-kind|title-kind|source-kind|event-kind")
        : say(places.get(group), group.slice(group.indexOf("/") + 1)).text;
  const rest = found.length > COLOURED || nodes.some((node) => !grouped(node, colour));
  return [
    ...shapes,
    ...found.slice(0, COLOURED).map((group, n) => dot(name(group), hue(n, look.dark))),
    ...(rest ? [dot(t.others, look.edge)] : []),
  ];
}

function absentKeys({ answer: { nodes, as_of }, look }: Legended): Key[] {
  const found = nodes.some((node) => isAbsent(node, as_of));
  const node = { shape: "circle", colour: absence(look), radius: RADIUS } as const;
  return found ? [{ words: words[lang()].absent, node }] : [];
}

function grouped(node: Drawable["nodes"][number], colour: Style["colour"]): boolean {
  return groups([node], colour).length > 0;
}

function sizeKeys({ answer: { nodes }, style, look }: Legended): Key[] {
  if (style.size === "same" || nodes.length < 2) return [];
  const t = words[lang()];
  if (!style.size) return [{ words: t.sizes }];
  const values = nodes.map((node) => measureOf(node, style.size) ?? 0);
  const radius = sizer(nodes, style);
  return [Math.min(...values), Math.max(...values)].map((value, n): Key => ({
    words: `${n ? "" : `${style.size === "agreements" ? t.agreementsCount : t[style.size as "core"]} `}${rounded(value)}`,
    node: {
      shape: "circle",
      colour: look.muted,
      radius: radius({ [style.size]: value } as unknown as Drawable["nodes"][number], 0),
    },
  }));
}

function lineKeys({ answer, style, look, apart = false }: Legended): Key[] {
  const t = words[lang()];
  const [{ edges }, { line }] = [answer, style];
  const compared = edges.some((edge) => edge.difference);
  const [used, own] = [appearances(edges), standsByColour(answer, style)];
  const keys = (Object.keys(APPEARANCES) as Appearance[])
    .filter((one) => used.has(one) && !(apart && own))
    .map((one): Key => {
      const { width, dash } = APPEARANCES[one];
      return {
        words: conceptName(one, schemeOf(one)),
        title: conceptDefinition(one, schemeOf(one)),
        line: { width, dash, colour: own ? look.standing[one] : look.muted },
      };
    });
  const solid = (words: string, colour: string, mark = "", dash: readonly number[] = []): Key => ({
    words,
    line: { colour, width: 2, dash, mark },
  });
  if (compared)
    keys.unshift(
      ...CHANGES.filter((one) => edges.some((edge) => edge.difference === one)).map((one) =>
        solid(
          conceptName(one, "network-difference"),
          look.differences[one],
          LINE_MARKS[one],
          one === "left" ? APPEARANCES.former.dash : [],
        ),
      ),
    );
  else
    keys.unshift(
      ...valuesOf(edges, line).map((value, n) =>
        solid(
          line === "relation" ? relationName(value) : conceptName(value, "participation-status"),
          hue(n, look.dark),
        ),
      ),
    );
  if (edges.some((edge) => appearanceOf(edge) === null)) keys.push(solid(t.otherRelation, look.edge));
  if (line === "weight" && !compared) keys.push({ words: t.wider });
  if (edges.some((edge) => edge.direction && edge.direction !== "none")) keys.push({ words: t.arrows });
  return keys;
}

function rounded(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
