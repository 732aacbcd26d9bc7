import { fireEvent, render, screen } from "@testing-library/svelte";
import { beforeEach, describe, expect, it } from "vitest";
import { VOCABULARY } from "$/test/fixtures";
import { speak } from "$/lib/ui.svelte";
import { learn } from "$/lib/vocabulary.svelte";
import DataTable from "./DataTable.svelte";
import Explained from "./Explained.svelte";
import Sureness from "./Sureness.svelte";

const DEFINED = {
  ...VOCABULARY,
  schemes: [
    ...VOCABULARY.schemes.filter(({ id }) => id !== "certainty" && id !== "standing-reason"),
    scheme("certainty", "possible", "possible", "The day is open."),
    scheme("standing-reason", "disputed", "disputed", "Sources disagree about the day."),
  ],
};

function scheme(id: string, notation: string, en: string, definition: string): (typeof VOCABULARY.schemes)[number] {
  const words = { en, zh: en };
  return {
    id,
    iri: id,
    label: words,
    definition: words,
    concepts: [{ notation, iri: notation, label: words, definition: { en: definition, zh: definition } }],
  } as (typeof VOCABULARY.schemes)[number];
}

beforeEach(() => {
  speak("en");
  learn(DEFINED);
  document.body.innerHTML = "";
});

describe("what a certainty means", () => {
  it("is told with its reason where the focus stands, until Escape", async () => {
    render(Explained);
    const { container } = render(Sureness, { certainty: "possible", reason: "disputed" });
    const mark = container.querySelector<HTMLElement>("[data-explains]");
    mark?.focus();
    const box = screen.getByRole("tooltip", { hidden: true });
    expect(mark?.getAttribute("aria-describedby")).toBe(box.id);
    expect(box.textContent).toContain("The day is open.");
    expect(box.textContent).toContain("Sources disagree about the day.");
    await fireEvent.keyDown(mark as HTMLElement, { key: "Escape" });
    expect(mark?.hasAttribute("aria-describedby")).toBe(false);
    expect(box.textContent?.trim()).toBe("");
  });

  it("has one stop for the keyboard in each row of a table, which tells the reason, too", () => {
    render(Explained);
    const columns = [
      { name: "certainty", type: "concept" as const, scheme: "certainty" },
      { name: "reason", type: "concept" as const, scheme: "standing-reason" },
    ];
    const rows = [{ certainty: "possible", reason: "disputed" }];
    const { container } = render(DataTable, { caption: "Members", columns, rows });
    const stops = container.querySelectorAll<HTMLElement>("td [tabindex='0']");
    expect(stops).toHaveLength(1);
    stops[0]?.focus();
    expect(screen.getByRole("tooltip", { hidden: true }).textContent).toContain("Sources disagree about the day.");
  });

  it("ends columns of numbers at the right, declared or not", () => {
    const { container } = render(DataTable, {
      caption: "Members",
      columns: [{ name: "body" }, { name: "members" }],
      rows: [{ body: "IEM", members: 12 }],
    });
    const cells = [...container.querySelectorAll("td")].map((cell) => cell.classList.contains("right"));
    expect(cells).toEqual([false, true]);
  });
});
