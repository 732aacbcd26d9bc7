import { describe, expect, it } from "vitest";
import { relationName, RELATION_NAMES } from "./relations";

const dictionaries = Object.entries(import.meta.glob<Record<string, unknown>>(["./*.ts", "!./*.test.ts"], { eager: true })).flatMap(([file, exported]) =>
  Object.entries(exported)
    .filter(([, value]) => typeof value === "object" && value !== null && "en" in value && "zh" in value)
    .map(([name, value]) => [`${file}:${name}`, value as { en: object; zh: object }] as const),
);

function keys(value: object, path = ""): string[] {
  return Object.entries(value).flatMap(([key, part]) => (part && typeof part === "object" ? keys(part as object, `${path}${key}.`) : [`${path}${key}`]));
}

describe("words", () => {
  it("finds the dictionaries", () => expect(dictionaries.length).toBeGreaterThan(8));

  it.each(dictionaries)("%s says everything in both languages", (_, { en, zh }) => expect(keys(zh).sort()).toEqual(keys(en).sort()));

  it("reads relations both ways from the service's table", () => {
    expect(RELATION_NAMES.length).toBeGreaterThan(20);
    expect(relationName("participation", "zh")).toBe("参加");
    expect(relationName("participation", "en", false)).toBe("has as participant");
    expect(relationName("aa:speaksFor", "en")).toBe("speaks for");
  });
});
