import { describe, expect, it } from "vitest";
import { pictured, wrapped } from "./picture";

describe("a picture that leaves the page", () => {
  it("has its small print on lines that fit, Chinese between any two characters", () => {
    const room = 120;
    for (const text of [
      "An arrow points to where engineers are recognised",
      "箭头指向依其中任一协议承认对方工程师的一方",
    ]) {
      const lines = wrapped(text, room);
      expect(lines.length).toBeGreaterThan(1);
      expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
    }
    expect(wrapped("one", room)).toEqual(["one"]);
  });

  it("says what it shows: title, legend, notes, and nothing that needs the page", () => {
    document.body.innerHTML =
      '<svg viewBox="0 0 100 50" class="x"><circle class="y" style="fill: red" data-certainty="possible" r="2" /></svg>';
    const drawn = document.querySelector("svg")!;
    Object.defineProperty(drawn, "viewBox", { value: { baseVal: { width: 100, height: 50 } } });
    const said = { title: "What is <shown>", legend: [["possible", "may be"]] as const, notes: ["Release r"] };
    const file = new DOMParser().parseFromString(pictured(drawn, said), "image/svg+xml");
    expect(file.querySelector("parsererror")).toBeNull();
    const texts = [...file.querySelectorAll("text")].map((one) => one.textContent);
    expect(texts).toContain("Release r");
    expect(texts).toContain("may be");
    expect(file.querySelector("title")?.textContent).toBe("What is <shown>");
    const dot = file.querySelector("[data-certainty]");
    expect([dot?.getAttribute("fill"), dot?.getAttribute("class"), dot?.getAttribute("style")]).toEqual([
      expect.stringMatching(/red|rgb\(255, 0, 0\)/),
      null,
      null,
    ]);
    expect(file.querySelector('[data-legend="possible"]')?.getAttribute("stroke-dasharray")).toBe("1 5");
  });
});
