import { describe, expect, it } from "vitest";
import { tour as words } from "$/i18n/tour";
import { isPage } from "./address.svelte";
import { isTour, stepOf, stop, TOURS, type Tour } from "./tour";

const ALL = Object.keys(TOURS) as Tour[];

describe("tours", () => {
  it.each(ALL)("%s has four or five pages of the interface, with words for each in both languages", (name) => {
    expect(TOURS[name].length).toBeGreaterThanOrEqual(4);
    expect(TOURS[name].length).toBeLessThanOrEqual(5);
    for (const page of TOURS[name]) expect(isPage(page.split("?")[0] ?? "")).toBe(true);
    expect(words.en.tours[name].steps.length).toBe(TOURS[name].length);
    expect(words.zh.tours[name].steps.length).toBe(TOURS[name].length);
  });

  it("keep their place in the address", () => {
    expect(stop("staff", 1)).toBe("/?tour=staff&step=1");
    expect(stop("analyst", 2)).toBe("/compare?of=my,sg,th&tour=analyst&step=2");
    expect(["2", "0", "9", "x", undefined].map((step) => stepOf("staff", step))).toEqual([2, 1, 1, 1, 1]);
    expect([isTour("staff"), isTour("toString"), isTour(undefined)]).toEqual([true, false, false]);
  });
});
