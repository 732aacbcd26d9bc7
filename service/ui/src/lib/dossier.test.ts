import { expect, it } from "vitest";
import { entity, VOCABULARY } from "$/test/fixtures";
import type { Dossier, Gaps } from "$/api/contract";
import { table } from "./dossier";
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
