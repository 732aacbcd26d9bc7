import { describe, expect, it } from "vitest";
import { NETWORK } from "$/test/fixtures";
import { waysOf } from "./routes";

const passage = {
  agreement: "agreement/a",
  forward: true,
  level: "professional-engineer",
  certainty: "possible",
  reason: null,
  parts: [] as string[],
};
const edge = (target: string, weight: number, ...passages: object[]): object => ({
  ...NETWORK.edges[0],
  source: "jurisdiction/cn",
  target: `jurisdiction/${target}`,
  weight,
  passages,
});
const network = {
  ...NETWORK,
  nodes: ["cn", "my", "pk", "sg"].map((slug) => ({ ...NETWORK.nodes[0]!, id: `jurisdiction/${slug}` })),
  edges: [
    edge("my", 4),
    edge("pk", 1, { ...passage, forward: false, level: "technologist", parts: ["region/pk-x"] }),
    edge("sg", 2, passage, { ...passage, certainty: "presumed" }),
  ] as never,
};

describe("the ways out of a place and into it", () => {
  it("begin with those who recognise its engineers, and say how surely at best", () => {
    const found = waysOf(network, "cn").map(({ slug, there, here }) => [slug, there?.look, here?.look]);
    expect(found).toEqual([
      ["sg", "presumed", undefined],
      ["pk", undefined, "possible"],
      ["my", undefined, undefined],
    ]);
  });

  it("are the same seen from the other end", () => {
    expect(waysOf(network, "sg").map(({ slug, there, here }) => [slug, there, here?.certainty])).toEqual([
      ["cn", null, "presumed"],
    ]);
  });

  it("say for which level or part they are only", () => {
    const [, pk] = waysOf(network, "cn");
    expect([pk?.here?.levels, pk?.here?.inPart]).toEqual([["technologist"], true]);
  });
});
