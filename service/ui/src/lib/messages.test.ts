import { FluentResource } from "@fluent/bundle";
import { afterEach, describe, expect, it } from "vitest";
import { message } from "./messages";
import { speak } from "./ui.svelte";

const SOURCES = Object.values(
  import.meta.glob<string>(["../**/*.{svelte,ts}", "!../**/*.test.ts"], {
    query: "?raw",
    import: "default",
    eager: true,
  }),
).join("\n");
const TEXTS = import.meta.glob<string>("../../../text/messages/en/{pages,interface}.ftl", {
  query: "?raw",
  import: "default",
  eager: true,
});
/** Message → the values that it takes, of one file. */
function messages(file: string): Map<string, string[]> {
  const text = TEXTS[`../../../text/messages/en/${file}.ftl`] ?? "";
  const entries = text.split(/^(?=[a-z][\w-]* =)/m).slice(1);
  expect(entries.length).toBe(new FluentResource(text).body.length);
  return new Map(
    entries.map((entry) => [
      entry.slice(0, entry.indexOf(" ")),
      [...new Set([...entry.matchAll(/\$(\w+)/g)].map(([, name]) => name ?? ""))].sort(),
    ]),
  );
}
/** What the interface says by name: the name, and the names of the values it gives. */
const SAID = [...SOURCES.matchAll(/\bmessage\(\s*"([\w-]+)"(?:,\s*\{([^{}]*)\})?/g)].map(
  ([, name = "", values = ""]) =>
    [name, [...values.matchAll(/(?:^|,)\s*(\w+):/g)].map(([, value]) => value ?? "").sort()] as const,
);
/** Names that are put together; the ends are names in the service's own answers. */
const FAMILIES = [...SOURCES.matchAll(/\bmessage\(`([\w-]+)-\$\{/g)].map(([, family = ""]) => `${family}-`);

afterEach(() => speak("en"));

describe("sentences", () => {
  const known = new Map([...messages("interface"), ...messages("pages")]);

  it("has every message that the interface names, with the values that it takes", () => {
    expect(SAID.length).toBeGreaterThan(30);
    for (const [name, values] of SAID) expect([name, known.get(name)]).toEqual([name, values]);
  });

  it("keeps no message for the interface that it does not say", () => {
    const said = new Set(SAID.map(([name]) => name));
    const unsaid = [...messages("interface").keys()].filter(
      (name) => !said.has(name) && !FAMILIES.some((family) => name.startsWith(family)),
    );
    expect(unsaid).toEqual([]);
  });

  it("chooses plurals by the rules of the language", () => {
    expect(["1 row", "2 rows", "1,200 rows"]).toEqual([1, 2, 1200].map((number) => message("rows", { number })));
    speak("zh");
    expect(message("rows", { number: 1 })).toBe("共 1 行");
  });

  it("refuses a message or a value that is not there", () => {
    expect(() => message("there-is-no-such-message")).toThrow("there-is-no-such-message");
    expect(() => message("rows")).toThrow();
  });
});
