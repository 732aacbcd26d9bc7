import { head } from "../net/lines";
import { bend, bow, dot } from "./draw";
import type { Partner } from "./partners";
import { seen, type Frame, type Point } from "./zoom";

/** The bow from the one chosen to a partner, with heads at the ends where engineers of the other are recognised. */
export interface Arc {
  partner: Partner;
  d: string;
  /** The corners of each head, as an SVG polygon takes them. */
  heads: string[];
}

/** The bows as they are seen; `radius` gives the size of what is drawn at a place, `unit` the units for a pixel. */
export function arcs(
  chosen: string,
  near: readonly Partner[],
  frame: Frame,
  radius: (slug: string) => number,
  unit: number,
): Arc[] {
  const here = dot(chosen);
  if (!here) return [];
  const from = seen(frame, here);
  return near.flatMap((partner) => {
    const place = dot(partner.slug);
    if (!place) return [];
    const to = seen(frame, place);
    const { way, slug } = partner;
    const ends: [Point, string][] = [
      ...(way === "both" || way === "here" ? [[from, chosen] as [Point, string]] : []),
      ...(way === "both" || way === "there" ? [[to, slug] as [Point, string]] : []),
    ];
    const heads = ends.map(([end, of]) => corners(bend(from, to), end, radius(of), unit));
    return [{ partner, d: bow(from, to), heads }];
  });
}

function corners([fx, fy]: Point, [x, y]: Point, radius: number, unit: number): string {
  const made = head({ x: fx / unit, y: fy / unit }, { x: x / unit, y: y / unit }, radius / unit);
  return made.map((corner) => corner.map((value) => (value * unit).toFixed(1)).join(",")).join(" ");
}
