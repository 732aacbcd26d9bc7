import type { Label } from "$/api/contract";

/** One file for download, as the service's own description of the dataset (DCAT) lists it. */
export interface Packed {
  href: string;
  format: string;
  bytes: number;
  sha256: string;
}

/** The whole release (with a blank name) or one of its graphs. */
export interface Part {
  name: string;
  title: Label;
  statements: number;
  files: Packed[];
}

const DATASET = "https://w3id.org/accord-atlas/dataset";
const GRAPH = "https://w3id.org/accord-atlas/graph/";
const LINE = /^<([^>]*)> <([^>]*)> (?:<([^>]*)>|"((?:[^"\\]|\\.)*)"(?:@(\w+))?.*) \.$/gm;
/** Formats in the order in which readers will want them. */
export const FORMATS = ["xlsx", "csv.zip", "sqlite", "parquet.zip", "nq", "trig", "ttl", "nt", "rdf", "jsonld"];
export const FORMAT_NAMES: Record<string, string> = {
  xlsx: "Excel (XLSX)",
  "csv.zip": "CSV (ZIP)",
  sqlite: "SQLite",
  "parquet.zip": "Parquet (ZIP)",
  nq: "N-Quads",
  trig: "TriG",
  ttl: "Turtle",
  nt: "N-Triples",
  rdf: "RDF/XML",
  jsonld: "JSON-LD",
};

interface Value {
  text: string;
  language: string;
}

/** The description as subject → last part of the property → values. */
function read(triples: string): Map<string, Map<string, Value[]>> {
  const found = new Map<string, Map<string, Value[]>>();
  for (const [, subject = "", property = "", iri, literal = "", language = ""] of triples.matchAll(LINE)) {
    const of = found.get(subject) ?? new Map<string, Value[]>();
    const name = property.replace(/^.*[#/]/, "");
    of.set(name, [...(of.get(name) ?? []), { text: iri ?? literal, language }]);
    found.set(subject, of);
  }
  return found;
}

/** The whole and the graphs with their files, read from the description as N-Triples; the whole comes first. */
export function parts(triples: string): Part[] {
  const said = read(triples);
  const one = (subject: string, name: string): string => said.get(subject)?.get(name)?.[0]?.text ?? "";
  const file = (distribution: string): Packed => {
    const href = new URL(one(distribution, "downloadURL")).pathname;
    return {
      href,
      format: FORMATS.find((one) => href.replace(/\.gz$/, "").endsWith(`.${one}`)) ?? "",
      bytes: Number(one(distribution, "byteSize")),
      sha256: one(one(distribution, "checksum"), "checksumValue"),
    };
  };
  return [...said.keys()]
    .filter((subject) => subject === DATASET || (subject.startsWith(GRAPH) && !subject.includes("#")))
    .map((subject) => {
      const titles = said.get(subject)?.get("title") ?? [];
      const files = (said.get(subject)?.get("distribution") ?? []).map(({ text }) => file(text));
      return {
        name: subject === DATASET ? "" : subject.slice(GRAPH.length),
        title: {
          en: titles.find(({ language }) => language === "en")?.text ?? null,
          zh: titles.find(({ language }) => language === "zh")?.text ?? null,
        },
        statements: Number(one(subject, "triples")),
        files: files.sort((a, b) => FORMATS.indexOf(a.format) - FORMATS.indexOf(b.format)),
      };
    })
    .sort((a, b) => Number(Boolean(a.name)) - Number(Boolean(b.name)) || b.statements - a.statements);
}

/** A size in the unit that fits: 1147 is "1.1 kB". */
export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, "kB"] : [bytes / 1e6, "MB"];
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}
