import { describe, expect, it } from "vitest";
import { fileName, networkParams, wholeFocus } from "./view";

describe("what an address names as the service takes it", () => {
  it("asks without the kind, which only the service knows", () => {
    expect(networkParams({ focus: "cse-cn", depth: "2" })).toMatchObject({
      focus: "cse-cn",
      depth: "2",
      kinds: "organization,agreement",
    });
    expect(networkParams({ focus: "jurisdiction/my" }).kinds).toBe("organization,agreement,jurisdiction");
    expect(networkParams({ focus: "jurisdiction:my" }).kinds).toBe("organization,agreement,jurisdiction");
  });

  it("has its whole name once it is answered, and no other address is changed", () => {
    expect(wholeFocus("cse-cn,my", ["organization/cse-cn", "jurisdiction/my"])).toBe(
      "organization/cse-cn,jurisdiction/my",
    );
    expect(wholeFocus("organization:cse-cn", ["organization/cse-cn"])).toBe("organization/cse-cn");
    expect(wholeFocus("organization/cse-cn", ["organization/cse-cn"])).toBeNull();
    expect(wholeFocus("my", ["organization/cse-cn"])).toBeNull();
    expect(wholeFocus(undefined, ["agreement/ipea"])).toBeNull();
  });

  it("stands in the name of a file", () => {
    expect(fileName(["organization/cse-cn"], undefined, "2019-01-01")).toBe("network-cse-cn-2019-01-01");
    expect(fileName(["a/1", "a/2", "a/3", "a/4"], "jurisdictions", "2019-01-01")).toBe(
      "network-jurisdictions-1-2-3-and-1-more-2019-01-01",
    );
  });
});
