import { describe, expect, it } from "vitest";
import { answering } from "./answering";

describe("the page that answers", () => {
  it.each([
    ["/api/profile/organization/cse-cn", "/id/organization/cse-cn"],
    ["/api/profile/agreement/ipea?as_of=2019-12-31", "/id/agreement/ipea?as_of=2019-12-31"],
    ["/api/dossier/my", "/id/jurisdiction/my"],
    ["/api/dossier/my?counterpart=sg", "/id/jurisdiction/my?with=sg"],
    ["/api/recognition?from=pk&to=my&specialty=civil-engineering", "/routes?from=pk&to=my&specialty=civil-engineering"],
    ["/api/accession/ipea/cse-cn", "/routes?tab=accession&agreement=ipea&candidate=cse-cn"],
    [
      "/api/accession/ipea/cse-cn?as_of=2020-01-01",
      "/routes?tab=accession&agreement=ipea&candidate=cse-cn&as_of=2020-01-01",
    ],
    [
      "/api/paths?from=organization/cse-cn&to=organization/pec",
      "/network?tab=paths&from=organization/cse-cn&to=organization/pec",
    ],
    ["/api/network?focus=organization/cse-cn&as_of=2019-12-31", "/network?focus=organization/cse-cn&as_of=2019-12-31"],
    ["/api/compare?of=my,sg,th", "/compare?of=my,sg,th"],
    ["/api/scenario?join=ipea:cse-cn&from=cn", "/scenario?join=ipea:cse-cn&from=cn"],
    ["/api/scenario/best?organization=cse-cn", "/scenario?organization=cse-cn"],
    ["/api/targets?organization=csee", "/targets?organization=csee"],
    [
      "/api/changes?since=2024-01-01&concerning=jurisdiction/my",
      "/data?tab=news&since=2024-01-01&concerning=jurisdiction/my",
    ],
    ["/api/changes", "/data?tab=news"],
    ["/api/search?q=%E4%B8%AD%E5%9B%BD", "/search?q=%E4%B8%AD%E5%9B%BD"],
    [
      "/api/queries/sponsorships?candidate=cse-cn&agreement=ipea",
      "/sparql?question=sponsorships&p.candidate=cse-cn&p.agreement=ipea",
    ],
    ["/api/queries/target-outcomes", "/sparql?question=target-outcomes"],
  ])("%s → %s", (address, page) => expect(answering(address)).toBe(page));

  it("keeps what is not plain in an address apart from it", () =>
    expect(answering("/api/targets?specialty=a%26b%3Dc")).toBe("/targets?specialty=a%26b%3Dc"));

  it("knows no page for what none shows", () => {
    expect(answering("/api/entities/organization/pec")).toBeNull();
    expect(answering("/sparql?query=ASK{}")).toBeNull();
  });
});
