import { geoGraticule10, geoNaturalEarth1, geoPath } from "d3-geo";
import type { Feature } from "geojson";
import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";
import land from "world-atlas/land-110m.json";
import { PLACES } from "./places";

export const WIDTH = 960;
export const HEIGHT = 470;

// The Pacific in the middle: most of the agreements told of here lie around it, and no arc is torn in two.
const projection = geoNaturalEarth1().rotate([-150, 0]).fitExtent([[4, 4], [WIDTH - 4, HEIGHT - 4]], { type: "Sphere" });
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

/** The shortest line over the globe between two of them. */
export function arc(from: string, to: string): string | null {
  const [a, b] = [PLACES[from], PLACES[to]];
  return a && b ? path({ type: "LineString", coordinates: [[...a], [...b]] }) : null;
}
