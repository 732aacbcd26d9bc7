import { describe, expect, it } from "vitest";
import type { Row } from "$/api/contract";
import { APEC, entity, IPEA, MATRIX as STATUSES, PEC, SG } from "$/test/fixtures";
import { grid, kindsOf, oneShort, participation, shortName, withFormer } from "./matrix";

const MATRIX: Row[] = STATUSES.map((row) => ({ ...row, certainty: row.status === "former" ? null : "presumed" }));
const KINDS = kindsOf([
  { agreement: IPEA, kind: "competence-agreement" },
  { agreement: APEC, kind: "framework" },
]);
const CN = entity("jurisdiction", "cn", "China", "中国");
const WA = entity("agreement", "washington-accord", "Washington Accord", "华盛顿协议");

describe("the matrix", () => {
  it("does not count what is only possible", () => {
    const open = MATRIX.map((row) => ({ ...row, certainty: "possible" }));
    expect(grid(open, KINDS).lines.map(({ held }) => held)).toEqual([0, 0]);
  });

  it("counts what is held now, and not what was given up", () => {
    const { lines } = grid(MATRIX, KINDS);
    expect(lines.map((line) => [line.jurisdiction.id, line.held])).toEqual([
      ["pk", 1],
      ["sg", 2],
    ]);
  });

  it("finds who is one short", () => {
    expect(oneShort(grid(MATRIX, KINDS)).lines.map((line) => line.jurisdiction.id)).toEqual(["pk"]);
  });

  it("keeps to the agreements, the kind, the status and the part of the world chosen", () => {
    const ids = (shown: Parameters<typeof grid>[2]): string[][] => {
      const { agreements, lines } = grid(MATRIX, KINDS, shown);
      return [agreements.map(({ id }) => id), lines.map(({ jurisdiction }) => jurisdiction.id)];
    };
    expect(ids({ agreements: new Set(["ipea"]) })[0]).toEqual(["ipea"]);
    expect(ids({ kind: "framework" })[0]).toEqual(["apec-engineer"]);
    expect(ids({ status: "former" })[1]).toEqual(["pk"]);
    expect(ids({ region: "southeast" })[1]).toEqual(["sg"]);
  });

  it("has the own country first, and agreements by kind, those of education before the others", () => {
    const rows: Row[] = [...MATRIX, { jurisdiction: CN, agreement: WA, organization: null, status: "authorised" }];
    const { groups, lines } = grid(rows, new Map([...KINDS, ["washington-accord", "education-accord"]]));
    expect(groups.map(({ kind }) => kind)).toEqual(["education-accord", "competence-agreement", "framework"]);
    expect(lines[0]?.jurisdiction.id).toBe("cn");
  });

  it("lets nothing look like a fact that does not say how sure it is", () => {
    const look = (row: Partial<Row>): unknown =>
      grid([{ jurisdiction: SG, agreement: IPEA, ...row }], KINDS).lines[0]?.cells.get("ipea")?.[0]?.look;
    expect(look({ status: "authorised", certainty: "certain" })).toBe("certain");
    expect(look({ status: "authorised", certainty: "possible" })).toBe("possible");
    expect(look({ status: "provisional", certainty: "presumed" })).toBe("provisional");
    expect(look({ status: "former" })).toBe("former");
    expect(look({ status: "authorised" })).toBe("possible");
  });

  it("names the participation behind a sign as the release does", () => {
    const part = {
      organization: PEC,
      status: "authorised",
      certainty: null,
      reason: null,
      look: "possible" as const,
    };
    expect(participation("ipea", part, "pk")).toBe("ipea.pec.pk.authorised");
    expect(participation("ipea", { ...part, organization: null }, "pk")).toBe("ipea.pk.authorised");
  });

  it("has short names for its columns", () => {
    expect([shortName(IPEA, "en"), shortName(IPEA, "zh")]).toEqual(["IPEA", "国际职业工程师"]);
    expect(shortName(WA, "en")).toBe("Washington");
    const alliance = entity("agreement", "x", "ENGINET alliance", "欧洲工程能力认证互认联盟（ENGINET）");
    expect(shortName(alliance, "zh")).toBe("ENGINET");
  });
});

describe("what is past", () => {
  it("is added where someone left, unless it is there in another way", () => {
    const present = MATRIX.filter((row) => row.status !== "former");
    expect(withFormer(present, MATRIX)).toHaveLength(4);
    expect(withFormer(MATRIX, MATRIX)).toHaveLength(4);
  });
});
