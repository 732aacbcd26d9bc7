import type { Colours } from "./colours";
import type { Key, LegendRow } from "./legend";
import { linesOf, type Line } from "./lines";
import { LEADING, type Sited } from "./names";
import { anchor, heavy, SIZE, type View } from "./paint";
import { marksOf, signsOf } from "./signs";

const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const at = (value: number): string => value.toFixed(1);
const ANCHOR = { left: "start", right: "end", center: "middle" } as const;
const ROW = 20;
const MARGIN = 12;
const SAMPLE = { line: 34, node: 16 };

/** What stands around a picture that leaves the page: its title, what its signs mean, and where it comes from. */
export interface Frame {
  title: string;
  source: string;
  legend: readonly LegendRow[];
}

export type Measure = (text: string, bold: boolean) => number;

/** The picture as an SVG document that stands alone: lines first, nodes, names last; then its legend and its source. */
export function asSvg(
  view: View,
  names: readonly Sited[],
  look: Colours,
  family: string,
  frame: Frame,
  measure: Measure,
): string {
  const { graph, box } = view;
  const drawn = linesOf(view);
  const dots = graph.mapNodes((id, { type, color }) => {
    const { x, y } = view.at(id);
    return shape(type === "square", x, y, view.radius(id), view.near(id) ? String(color) : look.line);
  });
  const texts = names.flatMap((name) =>
    name.spot.lines.map((line, row) => {
      const weight = heavy(graph, name.spot.id) ? ' font-weight="600"' : "";
      return `<text x="${at(anchor(name))}" y="${at(name.y + LEADING * (row + 0.5))}" text-anchor="${ANCHOR[name.align]}"${weight}>${escape(line)}</text>`;
    }),
  );
  const head = frame.title ? 30 : 0;
  const { parts, height: foot } = legend(frame.legend, look, box.width, measure);
  const [width, height] = [box.width, head + box.height + foot + 26];
  const title = escape([frame.title, frame.source].filter(Boolean).join(" · "));
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${escape(family)}" font-size="${SIZE}">` +
    `<title>${title}</title><rect width="100%" height="100%" fill="${look.paper}"/>` +
    `<svg y="${head}" width="${width}" height="${box.height}"><g stroke-opacity="0.8">${drawn.map((line) => stroke(line, look)).join("")}</g><g>${dots.join("")}</g>` +
    `<g fill="${look.ink}" stroke="${look.paper}" stroke-width="4" stroke-linejoin="round" paint-order="stroke" dominant-baseline="central">${texts.join("")}</g>` +
    `<g text-anchor="middle" dominant-baseline="central" font-weight="700">${signs(view, drawn, look)}</g></svg>` +
    (frame.title
      ? `<text x="${MARGIN}" y="21" fill="${look.ink}" font-size="15" font-weight="600">${escape(frame.title)}</text>`
      : "") +
    `<g transform="translate(0 ${head + box.height})" fill="${look.muted}" dominant-baseline="central">${parts}</g>` +
    `<text x="${MARGIN}" y="${height - 9}" fill="${look.muted}" font-size="11">${escape(frame.source)}</text></svg>`
  );
}

function stroke(
  { segment: [x1, y1, x2, y2], heads, width, dash, colour, faint, ends, certainty }: Line,
  look: Colours,
): string {
  const paint = faint ? look.line : colour;
  const dashes = dash.length ? ` stroke-dasharray="${dash.map((part) => Number(part.toFixed(1))).join(" ")}"` : "";
  const says = ` data-source="${escape(ends[0])}" data-target="${escape(ends[1])}" data-certainty="${certainty}"`;
  const arrows = heads.map(
    (corners) => `<polygon points="${corners.map((corner) => corner.map(at).join(",")).join(" ")}" fill="${paint}"/>`,
  );
  return `${arrows.join("")}<line x1="${at(x1)}" y1="${at(y1)}" x2="${at(x2)}" y2="${at(y2)}" stroke="${paint}" stroke-width="${faint ? 0.6 : Number(width.toFixed(2))}"${dashes}${says}/>`;
}

function shape(square: boolean, x: number, y: number, r: number, fill: string): string {
  return square
    ? `<rect x="${at(x - r)}" y="${at(y - r)}" width="${at(2 * r)}" height="${at(2 * r)}" fill="${fill}"/>`
    : `<circle cx="${at(x)}" cy="${at(y)}" r="${at(r)}" fill="${fill}"/>`;
}

function sign(x: number, y: number, mark: string, size: number, fill: string): string {
  return `<text x="${at(x)}" y="${at(y)}" font-size="${at(size)}" fill="${fill}">${mark}</text>`;
}

/** The signs of what became of lines and nodes. */
function signs(view: View, lines: readonly Line[], look: Colours): string {
  return [
    ...marksOf(lines).map(
      ({ x, y, mark, colour }) =>
        `<circle cx="${at(x)}" cy="${at(y)}" r="6" fill="${look.paper}" stroke="${colour}"/>${sign(x, y, mark, 11, colour)}`,
    ),
    ...signsOf(view).map(({ x, y, radius, mark }) => sign(x, y, mark, radius * 1.9, look.paper)),
  ].join("");
}

/** The rows of a legend, their keys one beside the other as far as the picture is wide. */
function legend(
  rows: readonly LegendRow[],
  look: Colours,
  width: number,
  measure: Measure,
): { parts: string; height: number } {
  const made: string[] = [];
  let y = ROW / 2 + 4;
  for (const row of rows) {
    const start = MARGIN + measure(row.title, true) + 12;
    made.push(`<text x="${MARGIN}" y="${y}" font-weight="600">${escape(row.title)}</text>`);
    let x = start;
    for (const key of row.keys) {
      const room =
        (key.line ? SAMPLE.line : key.node ? Math.max(SAMPLE.node, 2 * key.node.radius + 4) : 0) +
        (key.line || key.node ? 5 : 0);
      const wide = room + measure(key.words, false);
      if (x > start && x + wide > width - MARGIN) [x, y] = [start, y + ROW];
      made.push(sample(key, x, y, look), `<text x="${at(x + room)}" y="${y}">${escape(key.words)}</text>`);
      x += wide + 18;
    }
    y += Math.max(ROW, ...row.keys.map((key) => (key.node?.radius ?? 0) * 2 + 4));
  }
  return { parts: made.join(""), height: rows.length ? y - ROW / 2 + 4 : 0 };
}

function sample({ line, node }: Key, x: number, y: number, look: Colours): string {
  const mark = (line ?? node)?.mark;
  const middle = x + (line ? SAMPLE.line : SAMPLE.node) / 2;
  const signed = mark
    ? line
      ? `<circle cx="${at(middle)}" cy="${y}" r="6" fill="${look.paper}" stroke="${line.colour}"/>`
      : ""
    : "";
  const drawn = line
    ? `<line x1="${at(x)}" y1="${y}" x2="${at(x + SAMPLE.line)}" y2="${y}" stroke="${line.colour}" stroke-width="${line.width}" stroke-dasharray="${line.dash.join(" ") || "none"}"/>`
    : node
      ? shape(node.shape === "square", x + Math.max(SAMPLE.node / 2, node.radius + 2), y, node.radius, node.colour)
      : "";
  const glyph = mark
    ? `<g text-anchor="middle" font-weight="700">${sign(middle, y, mark, 11, line ? line.colour : look.paper)}</g>`
    : "";
  return drawn + signed + glyph;
}
