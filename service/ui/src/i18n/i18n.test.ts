import { describe, expect, it } from "vitest";

const dictionaries = Object.entries(
  import.meta.glob<Record<string, unknown>>(["./*.ts", "!./*.test.ts"], { eager: true }),
).flatMap(([file, exported]) =>
  Object.entries(exported)
    .filter(([, value]) => typeof value === "object" && value !== null && "en" in value && "zh" in value)
    .map(([name, value]) => [`${file}:${name}`, value as { en: object; zh: object }] as const),
);

function keys(value: object, path = ""): string[] {
  return Object.entries(value).flatMap(([key, part]) =>
    part && typeof part === "object" ? keys(part as object, `${path}${key}.`) : [`${path}${key}`],
  );
}

describe("words", () => {
  it("finds the dictionaries", () => expect(dictionaries.length).toBeGreaterThan(8));

  it.each(dictionaries)("%s says everything in both languages", (_, { en, zh }) =>
    expect(keys(zh).sort()).toEqual(keys(en).sort()),
  );
});
