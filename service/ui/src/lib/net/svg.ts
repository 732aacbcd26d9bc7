import type Graph from "graphology";

const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The picture as an SVG document, lines first and names last; `at` gives the place of a node on the screen. */
export function asSvg(graph: Graph, width: number, height: number, paper: string, ink: string, at: (id: string) => { x: number; y: number }): string {
  const lines = graph.mapEdges((_, look, from, to) => {
    const [a, b] = [at(from), at(to)];
    return `<line x1="${a.x.toFixed(1)}" y1="${a.y.toFixed(1)}" x2="${b.x.toFixed(1)}" y2="${b.y.toFixed(1)}" stroke="${look.color}" stroke-width="${look.size}"/>`;
  });
  const dots = graph.mapNodes((id, look) => {
    const { x, y } = at(id);
    const size = Number(look.size);
    return look.type === "square"
      ? `<rect x="${(x - size).toFixed(1)}" y="${(y - size).toFixed(1)}" width="${2 * size}" height="${2 * size}" fill="${look.color}"/>`
      : `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${size.toFixed(1)}" fill="${look.color}"/>`;
  });
  const names = graph.mapNodes((id, look) => {
    const { x, y } = at(id);
    return `<text x="${(x + Number(look.size) + 3).toFixed(1)}" y="${(y + 4).toFixed(1)}">${escape(String(look.label))}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif" font-size="11" fill="${ink}"><rect width="100%" height="100%" fill="${paper}"/>${lines.join("")}${dots.join("")}${names.join("")}</svg>`;
}
