import { describe, expect, it } from "vitest";
import { IES, IPEA, PEC } from "$/test/fixtures";
import { apa, bibtex, gbt } from "./cite";
import { covered, disputes } from "./evidence";
import { parts, size } from "./files";
import { ago, brief, minute, pair, type Release } from "./releases";

const DCT = "http://purl.org/dc/terms/";
const DCAT = "http://www.w3.org/ns/dcat#";
const VOID = "http://rdfs.org/ns/void#";
const facts = "https://w3id.org/accord-atlas/graph/facts";
const whole = "https://w3id.org/accord-atlas/dataset";
const DESCRIPTION = [
  `<${facts}> <${DCT}title> "Facts \\"here\\""@en .`,
  `<${facts}> <${DCT}title> "事实"@zh .`,
  `<${facts}> <${VOID}triples> "46"^^<http://www.w3.org/2001/XMLSchema#integer> .`,
  ...["ttl", "nq"].flatMap((format) => [
    `<${facts}> <${DCAT}distribution> <http://host/graph/facts.${format}.gz#distribution> .`,
    `<http://host/graph/facts.${format}.gz#distribution> <${DCAT}downloadURL> <http://host/graph/facts.${format}.gz> .`,
    `<http://host/graph/facts.${format}.gz#distribution> <${DCAT}byteSize> "1147"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger> .`,
    `<http://host/graph/facts.${format}.gz#distribution> <http://spdx.org/rdf/terms#checksum> <http://host/graph/facts.${format}.gz#sha256> .`,
    `<http://host/graph/facts.${format}.gz#sha256> <http://spdx.org/rdf/terms#checksumValue> "ab${format}"^^<http://www.w3.org/2001/XMLSchema#hexBinary> .`,
  ]),
  `<${whole}> <${VOID}triples> "90"^^<http://www.w3.org/2001/XMLSchema#integer> .`,
].join("\n");

describe("downloads", () => {
  it("reads the whole and the graphs, with files, sizes and checksums, from the description", () => {
    const [all, graph] = parts(DESCRIPTION);
    expect([all?.name, all?.statements]).toEqual(["", 90]);
    expect([graph?.name, graph?.title.zh, graph?.statements]).toEqual(["facts", "事实", 46]);
    expect(graph?.files).toEqual([
      { href: "/graph/facts.nq.gz", format: "nq", bytes: 1147, sha256: "abnq" },
      { href: "/graph/facts.ttl.gz", format: "ttl", bytes: 1147, sha256: "abttl" },
    ]);
  });

  it("says sizes in the unit that fits", () => {
    expect([size(712), size(1147), size(586092), size(19_083_318)]).toEqual(["712 B", "1.1 kB", "586 kB", "19 MB"]);
  });
});

describe("releases", () => {
  const all = ["c", "b", "a"].map((id) => ({
    id: id.repeat(8),
    built: "",
    statements: 1,
    data_date: "",
    current: id === "c",
  })) as Release[];
  const ids = (found: [Release, Release] | null): string[] | undefined => found?.map((one) => one.id.slice(0, 1));

  it("compares the latest with the one before, or those that are named", () => {
    expect(ids(pair(all))).toEqual(["b", "c"]);
    expect(ids(pair(all, undefined, "bbbbbbbb"))).toEqual(["a", "b"]);
    expect(ids(pair(all, "aaaaaaaa", "cccccccc"))).toEqual(["a", "c"]);
    expect(ids(pair(all, "aaaaaaaa", "aaaaaaaa"))).toEqual(["a", "a"]);
    expect(pair(all.slice(0, 1))).toBeNull();
  });

  it("tells age, moment and statement in short", () => {
    const now = Date.parse("2026-11-22T12:00:00Z");
    expect(ago("2026-11-19T12:00:00+00:00", now, "en")).toBe("3 days ago");
    expect(ago("2026-11-22T11:59:50+00:00", now, "zh")).toBe("此刻");
    expect(minute("2026-11-22T15:57:15+00:00", "en")).toBe("22 November 2026, 15:57 UTC");
    expect(minute("2026-11-22T15:57:15+00:00", "zh")).toBe("2026年11月22日 15:57（UTC）");
    expect(minute("some time", "en")).toBe("some time");
    expect(brief('<x:a> <x:b> "1"^^<x:int>', (iri) => iri.slice(2))).toBe('a b "1"');
  });
});

describe("evidence", () => {
  const row = (subject: typeof PEC, rank: string, value: string) => ({ subject, property: "name", value, rank });

  it("puts what competes together, the preferred value first and what ranks as a slip last", () => {
    const found = disputes([
      row(PEC, "deprecated", "a"),
      row(IES, "normal", "b"),
      row(PEC, "preferred", "c"),
      row(PEC, "normal", "d"),
    ]);
    expect(found.map((one) => one.rows.map((each) => each.value))).toEqual([["c", "d", "a"], ["b"]]);
  });

  it("puts the largest gap first and what no source counts last", () => {
    const found = covered(
      [
        { agreement: PEC, known: 2, stated: null },
        { agreement: IES, known: 16, stated: 15 },
        { agreement: IPEA, known: 0, stated: 34 },
      ],
      "en",
    );
    expect(found.map((one) => one.gap)).toEqual([34, -1, null]);
  });
});

describe("citations", () => {
  const cited = { release: "a40af1310a742fe6", data: "2026-11-22", today: "2026-12-01" };

  it("name the release in each form", () => {
    expect(gbt(cited)).toBe(
      "The Accord Atlas authors. 工程师互认图谱（Accord Atlas）[DS/OL]. 数据版本a40af1310a742fe6. (2026-11-22)[2026-12-01]. https://w3id.org/accord-atlas/.",
    );
    expect(apa(cited)).toContain("(2026). Accord Atlas");
    expect(bibtex(cited)).toContain("version = {a40af1310a742fe6}");
  });
});
