import { describe, expect, it } from "vitest";
import { extent, share, ticks } from "./spans";

describe("spans of time", () => {
  it("lie where their days are on the axis, and end before its end", () => {
    expect(share("2000", 2000, 2009)).toBe(0);
    expect(share("2005-07-01", 2000, 2009)).toBeCloseTo(0.55);
    expect(share("1988-01-01", 2000, 2009)).toBe(0);
    expect(share("2010-01-01", 2000, 2009)).toBe(1);
  });

  it("reach the end of the axis on an open side, and are never too short to be seen", () => {
    const span = { appearance: "certain" as const, title: "" };
    expect(extent({ ...span, from: null, until: "2005" }, 2000, 2009)).toEqual({ at: 0, wide: 0.5 });
    expect(extent({ ...span, from: "2005", until: null }, 2000, 2009)).toEqual({ at: 0.5, wide: 0.5 });
    const day = extent({ ...span, from: "2009-12-31", until: "2010-01-01" }, 2000, 2009);
    expect(day.at + day.wide).toBeLessThanOrEqual(1);
    expect(day.wide).toBeGreaterThan(0.003);
  });

  it("are read on an axis with few round years", () => {
    expect(ticks(1989, 2026)).toEqual([1990, 1995, 2000, 2005, 2010, 2015, 2020, 2025]);
    expect(ticks(2019, 2022)).toEqual([2019, 2020, 2021, 2022]);
    expect(ticks(1850, 2026).length).toBeLessThanOrEqual(9);
  });
});
