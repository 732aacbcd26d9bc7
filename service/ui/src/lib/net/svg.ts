import type { Colours } from "./colours";
import { LEADING, type Sited } from "./names";
import { anchor, heavy, linesOf, SIZE, type View } from "./paint";

const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const at = (value: number): string => value.toFixed(1);
const ANCHOR = { left: "start", right: "end", center: "middle" } as const;
/** Room below the picture for what it shows, as of when, from which release. */
const FOOT = 26;

/** The picture as an SVG document that stands alone: lines first, nodes, names last, and a line that says what it is. */
export function asSvg(view: View, names: readonly Sited[], look: Colours, family: string, caption: string): string {
  const { graph, box } = view;
  const lines = linesOf(view).map(({ segment: [x1, y1, x2, y2], heads, width, dash, colour, faint }) => {
    const dashes = dash.length ? ` stroke-dasharray="${dash.join(" ")}"` : "";
    const arrows = heads.map(
      (corners) =>
        `<polygon points="${corners.map((corner) => corner.map(at).join(",")).join(" ")}" fill="${faint ? look.line : colour}"/>`,
    );
    return `${arrows.join("")}<line x1="${at(x1)}" y1="${at(y1)}" x2="${at(x2)}" y2="${at(y2)}" stroke="${faint ? look.line : colour}" stroke-width="${faint ? 0.6 : width}"${dashes}/>`;
  });
  const dots = graph.mapNodes((id, { type, color }) => {
    const { x, y } = view.at(id);
    const r = view.radius(id);
    const fill = view.near(id) ? String(color) : look.line;
    return type === "square"
      ? `<rect x="${at(x - r)}" y="${at(y - r)}" width="${at(2 * r)}" height="${at(2 * r)}" fill="${fill}"/>`
      : `<circle cx="${at(x)}" cy="${at(y)}" r="${at(r)}" fill="${fill}"/>`;
  });
  const texts = names.flatMap((name) =>
    name.spot.lines.map((line, row) => {
      const weight = heavy(graph, name.spot.id) ? ' font-weight="600"' : "";
      return `<text x="${at(anchor(name))}" y="${at(name.y + LEADING * (row + 0.5))}" text-anchor="${ANCHOR[name.align]}"${weight}>${escape(line)}</text>`;
    }),
  );
  const [width, height] = [box.width, box.height + FOOT];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${escape(family)}" font-size="${SIZE}">` +
    `<title>${escape(caption)}</title><rect width="100%" height="100%" fill="${look.paper}"/>` +
    `<g stroke-opacity="0.8">${lines.join("")}</g><g>${dots.join("")}</g>` +
    `<g fill="${look.ink}" stroke="${look.paper}" stroke-width="4" stroke-linejoin="round" paint-order="stroke" dominant-baseline="central">${texts.join("")}</g>` +
    `<text x="12" y="${height - 9}" fill="${look.muted}" font-size="11">${escape(caption)}</text></svg>`
  );
}
