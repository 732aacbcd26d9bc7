import { expect, it } from "vitest";
import { entity, VOCABULARY } from "$/test/fixtures";
import type { Dossier, Dossiers, Gaps } from "$/api/contract";
import { inOrder, signs, table } from "./dossier";
import { gapRows } from "./gaps";
import { learn } from "./vocabulary.svelte";

const IPEA = entity("agreement", "ipea", "IPEA");
const HKIE = entity("organization", "hkie", "HKIE");

it("lays out a part in its order and leaves out what is blank throughout", () => {
  learn(VOCABULARY);
  const answer = {
    agreements: [{ others: [HKIE, HKIE], signed: "1997", status: "in-force", agreement: IPEA, basis: null }],
  } as unknown as Dossier;
  const { columns, rows } = table(answer, "agreements");
  expect(columns.map((column) => column.name)).toEqual(["agreement", "status", "signed", "others"]);
  expect(columns[0]?.title).toEqual({ en: "Agreement", zh: "协议" });
  expect(rows[0]).toMatchObject({ agreement: IPEA, others: "HKIE, HKIE" });
});

it("writes lists of gaps out by name and counts agreements", () => {
  const gaps = {
    bridges: [{ organization: HKIE, agreements: [IPEA], betweenness: 0.35 }],
    similar: [{ a: HKIE, both: [IPEA, IPEA] }],
  } as unknown as Gaps;
  expect(gapRows(gaps, "bridges", "en")).toEqual([{ organization: HKIE, agreements: 1, betweenness: 0.35 }]);
  expect(gapRows(gaps, "similar", "zh")[0]).toMatchObject({ both: "IPEA、IPEA" });
});

it("lists countries with the own one first, or those with most of what surely stands first", () => {
  const held = (certainty: string) => ({ agreement: IPEA, engineers: true, certainty, reason: "after-source" });
  const entry = (id: string, name: string, ...shared: string[]) =>
    ({ jurisdiction: entity("jurisdiction", id, name), shared: shared.map(held), full: [], agreements: 0 }) as unknown;
  const all = [
    entry("sg", "Singapore", "possible", "possible"),
    entry("cn", "China"),
    entry("my", "Malaysia", "presumed"),
  ] as Dossiers["jurisdictions"];
  const ids = (of: Dossiers["jurisdictions"]) => of.map(({ jurisdiction }) => jurisdiction.id);
  expect(ids(inOrder(all, "name"))).toEqual(["cn", "my", "sg"]);
  expect(ids(inOrder(all, "shared"))).toEqual(["my", "sg", "cn"]);
  expect(signs(all[0]?.shared ?? []).map(({ look, of }) => [look, of.length])).toEqual([["possible", 2]]);
});
