import { expect, it } from "vitest";
import { NETWORK } from "$/test/fixtures";
import { neighbours } from "./ego";
import { sharedBy } from "./shared";

it("tells who is in one agreement and who in both", () => {
  const shared = sharedBy(NETWORK, "agreement/ipea", "agreement/apec-engineer");
  expect(shared?.both.map((node) => node.id)).toEqual(["organization/ies"]);
  expect(shared?.onlyLeft.map((node) => node.id)).toEqual(["organization/pec"]);
  expect(shared?.onlyRight).toEqual([]);
  expect(sharedBy(NETWORK, "agreement/ipea", "agreement/none")).toBeNull();
});

it("reads each edge from the side of the centre", () => {
  const near = neighbours(NETWORK, "agreement/ipea");
  expect(near.map(({ node, forward }) => [node.id, forward])).toEqual([["organization/pec", false], ["organization/ies", false]]);
});
