import { measured } from "./net/measure";
import { APPEARANCES, type Appearance } from "./standing";

/** What stands around a picture that leaves the page, so that it says by itself what it shows. */
export interface Said {
  title: string;
  /** The signs that are in it, with their names. */
  legend: readonly (readonly [Appearance, string])[];
  /** Lines of small print: how to read it, of which day and release it is, and where it is from. */
  notes: readonly string[];
}

const SVG = "http://www.w3.org/2000/svg";
/** What a drawing gets from the styles of its page; a file knows nothing of them. */
const STYLED = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "paint-order",
  "dominant-baseline",
  "text-anchor",
  "vector-effect",
  "clip-path",
];
const [EDGE, LEADING] = [16, 17];

/** A text on lines of at most this width; Chinese may break anywhere, other words between words. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const part of text.match(/[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff\uff00-\uffef]+\s*|\s+/g) ?? []) {
    if (line && measured((line + part).trimEnd(), false) > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += part;
  }
  return line ? [...lines, line.trimEnd()] : lines;
}

function element(name: string, attributes: Record<string, string | number>, text = ""): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.textContent = text;
  return made;
}

/** A copy of a drawing with the looks that it has on the page as attributes of its own. */
function standing(drawn: SVGSVGElement): SVGSVGElement {
  const copy = drawn.cloneNode(true) as SVGSVGElement;
  const [from, to] = [drawn.querySelectorAll("*"), copy.querySelectorAll("*")];
  from.forEach((one, index) => {
    const style = getComputedStyle(one);
    const other = to[index];
    for (const name of STYLED) {
      const value = style.getPropertyValue(name);
      if (value && other && !(name === "clip-path" && value === "none")) other.setAttribute(name, value);
    }
    other?.removeAttribute("class");
    other?.removeAttribute("style");
  });
  for (const name of ["class", "style", "role", "tabindex"]) copy.removeAttribute(name);
  return copy;
}

/** The legend as a row of signs and words, wrapped to a width; how high it is comes with it. */
function key(
  legend: Said["legend"],
  width: number,
  top: number,
  colour: (name: string) => string,
): [SVGElement[], number] {
  const made: SVGElement[] = [];
  let [x, y] = [EDGE, top];
  for (const [of, name] of legend) {
    const look = APPEARANCES[of];
    const room = 62 + measured(name, false);
    if (x + room > width && x > EDGE) [x, y] = [EDGE, y + LEADING];
    const line = { x1: x, x2: x + 34, y1: y, y2: y, stroke: colour(look.tone), "stroke-width": look.width };
    made.push(element("line", { ...line, "stroke-dasharray": look.dash.join(" ") || "none", "data-legend": of }));
    made.push(element("text", { x: x + 40, y: y + 4, fill: colour("--ink"), "font-size": 12 }, name));
    x += room;
  }
  return [made, legend.length ? y + LEADING - top : 0];
}

/** A drawing as an SVG document that stands alone: a title over it, what its signs mean and where it is from under it. */
export function pictured(drawn: SVGSVGElement, { title, legend, notes }: Said): string {
  const root = getComputedStyle(document.documentElement);
  const colour = (name: string): string => root.getPropertyValue(name).trim();
  const { width, height } = drawn.viewBox.baseVal;
  const heading = wrapped(title, width * 0.64);
  const [wide, top] = [width + 2 * EDGE, 20 + heading.length * 24];
  const inner = standing(drawn);
  for (const [name, value] of Object.entries({ x: EDGE, y: top, width, height }))
    inner.setAttribute(name, String(value));
  const [signs, high] = key(legend, wide, top + height + 22, colour);
  let y = top + height + 30 + high;
  const small = notes
    .flatMap((note) => wrapped(note, width))
    .map((note, n) => element("text", { x: EDGE, y: y + n * LEADING, fill: colour("--muted"), "font-size": 11 }, note));
  y += small.length * LEADING + 2;
  const sheet = element("svg", {
    viewBox: `0 0 ${wide} ${y}`,
    width: wide,
    height: y,
    "font-family": getComputedStyle(document.body).fontFamily,
  });
  sheet.append(
    element("title", {}, title),
    element("rect", { width: "100%", height: "100%", fill: colour("--paper") }),
    ...heading.map((line, n) =>
      element("text", { x: EDGE, y: 28 + n * 24, fill: colour("--ink"), "font-size": 18, "font-weight": 600 }, line),
    ),
    inner,
    ...signs,
    ...small,
  );
  return new XMLSerializer().serializeToString(sheet);
}
