import { expect, it } from "vitest";
import { IES, NETWORK, PEC, PK, SG } from "$/test/fixtures";
import { columns, sharedBy } from "./shared";
import { neighbours } from "./thing";

it("tells who is in one agreement and who in both, and how they stand", () => {
  const ipea = [
    { organization: PEC, jurisdiction: PK, status: "authorised" },
    { organization: IES, jurisdiction: SG, status: "authorised" },
  ];
  const apec = [
    { organization: IES, jurisdiction: SG, status: "provisional" },
    { organization: null, jurisdiction: PK, status: "unknown" },
  ];
  const shared = sharedBy(ipea, apec);
  expect(shared.both).toEqual([{ who: IES, place: SG, left: "authorised", right: "provisional" }]);
  expect(shared.onlyLeft).toEqual([{ who: PEC, place: PK, left: "authorised", right: null }]);
  expect(shared.onlyRight.map(({ who }) => who)).toEqual([PK]);
});

it("fills columns from the top", () => {
  expect(columns(3, 10, 20, 2, 100)).toEqual([
    [10, 20],
    [10, 41],
    [110, 20],
  ]);
});

it("reads each edge from the side of the centre", () => {
  const near = neighbours(NETWORK, "agreement/ipea");
  expect(near.map(({ node, forward }) => [node.id, forward])).toEqual([
    ["organization/pec", false],
    ["organization/ies", false],
  ]);
});
