import { describe, expect, it } from "vitest";
import type { ProblemDetails, SayingsAnswer } from "$/api/contract";
import { cited, linked } from "./cite";
import { mailAddress, written, type Correction } from "./correction";
import { evidenceAddress, narrowed } from "./evidence";
import { mended } from "./mend";
import { forPeople } from "./people";

const CORRECTION: Correction = {
  about: "马来西亚工程师学会",
  statement: "马来西亚工程师学会自1999年起为正式成员。",
  claims: ["https://w3id.org/accord-atlas/id/claim/abc"],
  sourceNow: "巴基斯坦工程理事会",
  release: "b0a9760cb28ed578",
  page: "http://localhost/id/organization/iem-my",
  now: "起始 – 1999年",
  should: " 2001年 ",
  evidence: "",
  remark: "",
};

describe("a correction", () => {
  it("is a text with all that is needed to check it", () => {
    const text = written(CORRECTION, "zh");
    expect(text).toContain("陈述的地址：https://w3id.org/accord-atlas/id/claim/abc");
    expect(text).toContain("数据版本：b0a9760cb28ed578");
    expect(text).toContain("现为：起始 – 1999年\n应为：2001年\n依据：未提供");
    expect(text).not.toContain("说明");
    expect(written(CORRECTION, "en")).toContain("Should say: 2001年");
  });

  it("goes into a mail as it is", () => {
    const mail = new URL(mailAddress("atlas@example.org", CORRECTION, "zh"));
    expect(mail.pathname).toBe("atlas@example.org");
    expect(mail.searchParams.get("body")).toBe(written(CORRECTION, "zh"));
  });
});

describe("evidence", () => {
  const part = (slug: string): object => ({ claim: `https://w3id.org/accord-atlas/id/claim/${slug}` });
  const answer = {
    groups: [
      { source: 1, statements: [{ parts: [part("a"), part("b")] }, { parts: [part("c")] }] },
      { source: 2, statements: [{ parts: [part("d")] }] },
    ],
  } as unknown as SayingsAnswer;

  it("is told of things of ours", () => {
    const address = evidenceAddress("https://w3id.org/accord-atlas/id/organization/pec", { format: "docx" });
    expect(address).toBe("/api/evidence/organization/pec?format=docx");
    expect(evidenceAddress("https://example.org/x")).toBeNull();
  });

  it("is narrowed to the claims behind one value", () => {
    expect(narrowed(answer)).toBe(answer.groups);
    expect(narrowed(answer, ["c"]).map(({ statements }) => statements.length)).toEqual([1]);
  });
});

describe("a link", () => {
  it("is pinned to a day where that is asked for, and cited with day and release", () => {
    expect(linked("http://a/network?focus=ipea", "zh")).toBe("http://a/network?focus=ipea&lang=zh");
    const address = linked("http://a/network", "zh", "2026-11-27");
    expect(address).toBe("http://a/network?lang=zh&as_of=2026-11-27");
    const page = { title: "网络", address, day: "2026-11-27", read: "2026-11-28", release: "b0a9" };
    expect(cited(page, "zh")).toBe(
      "工程师互认图谱. 网络[DB/OL]. 数据截至2026年11月27日，数据版本 b0a9[2026-11-28]. http://a/network?lang=zh&as_of=2026-11-27",
    );
    expect(cited(page, "en")).toContain("as of 27 November 2026, release b0a9, read on 28 November 2026");
  });

  it("is mended with a near value, wherever the address holds the wrong one", () => {
    const wrong = (value: string, parameter = ""): ProblemDetails => ({ value, parameter });
    const query = { of: "my,thh" };
    expect(mended({ path: "/compare", query }, wrong("thh", "of"), "th")).toBe("/compare?of=my%2Cth");
    expect(mended({ path: "/id/organization/pecc", query: {} }, wrong("pecc"), "pec")).toBe("/id/organization/pec");
    expect(mended({ path: "/routes", query: {} }, wrong("x", "from"), "my")).toBeNull();
  });
});

describe("a file for people", () => {
  it("is a CSV with its mark; anything else is as it was", () => {
    expect(forPeople({ name: "CSV", href: "/api/targets?format=csv" }).href).toBe("/api/targets?format=csv&bom=true");
    expect(forPeople({ name: "JSON", href: "/api/targets?format=json" }).href).toBe("/api/targets?format=json");
    const sparql = forPeople({ name: "CSV", href: "/sparql?query=x&format=csv" });
    expect([sparql.href, typeof sparql.run]).toEqual([undefined, "function"]);
  });
});
