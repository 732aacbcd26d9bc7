import { geoGraticule10, geoNaturalEarth1, geoPath } from "d3-geo";
import type { Feature } from "geojson";
import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";
import land from "world-atlas/land-110m.json";
import { PLACES } from "./places";
import type { Point } from "./zoom";

export const WIDTH = 960;
export const HEIGHT = 470;

// The Pacific in the middle: most of the agreements told of here lie around it, and no arc is torn in two.
const projection = geoNaturalEarth1()
  .rotate([-150, 0])
  .fitExtent(
    [
      [4, 4],
      [WIDTH - 4, HEIGHT - 4],
    ],
    { type: "Sphere" },
  );
const path = geoPath(projection);
const topology = land as unknown as Topology;

/** The silhouette of the land: coasts only, no borders. */
export const coasts = path(feature(topology, topology.objects.land as Topology["objects"][string]) as Feature) ?? "";
export const sphere = path({ type: "Sphere" }) ?? "";
export const graticule = path(geoGraticule10()) ?? "";

/** The place of a dot on the picture, or null for what has no place in the table. */
export function dot(slug: string): [number, number] | null {
  const place = PLACES[slug];
  return place ? projection([place[0], place[1]]) : null;
}

/** Towards where the bow between two points is bent. */
export function bend(a: Point, b: Point): Point {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const lift = 0.16 * Math.sign(dx || 1);
  return [(a[0] + b[0]) / 2 + dy * lift, (a[1] + b[1]) / 2 - dx * lift];
}

/** A bow between two points. It is drawn on the picture, not on the globe: no line runs over a pole or tears at the rim. */
export function bow(a: Point, b: Point): string {
  const [from, over, to] = [a, bend(a, b), b].map((point) => point.map(rounded).join(" "));
  return `M${from}Q${over} ${to}`;
}

/** The bow between two places on the whole picture; null where one has no place in the table. */
export function arc(from: string, to: string): string | null {
  const [a, b] = [dot(from), dot(to)];
  return a && b ? bow(a, b) : null;
}

function rounded(value: number): string {
  return value.toFixed(1);
}
