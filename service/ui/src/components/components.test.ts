import { fireEvent, render, screen } from "@testing-library/svelte";
import axe from "axe-core";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { IES, IPEA, PEC, VOCABULARY } from "$/test/fixtures";
import { learn } from "$/lib/vocabulary.svelte";
import { adjust, here } from "$/lib/address.svelte";
import { speak } from "$/lib/ui.svelte";
import { Problem as Trouble } from "$/api/client";
import DataTable from "./DataTable.svelte";
import EntityLink from "./EntityLink.svelte";
import Problem from "./Problem.svelte";
import SearchBox from "./SearchBox.svelte";

const columns = [
  { name: "who", type: "entity" as const, title: { en: "Body", zh: "机构" } },
  { name: "status", type: "concept" as const, scheme: "participation-status", title: { en: "Status", zh: "状态" } },
];
const rows = [
  { who: PEC, status: "authorised" },
  { who: IES, status: "provisional" },
];

beforeEach(() => {
  speak("en");
  learn(VOCABULARY);
  // What jsdom cannot compute (colours, sizes) is checked in a real browser.
  document.body.innerHTML = "";
});

async function faults(container: Element): Promise<string[]> {
  const found = await axe.run(container, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  return found.violations.map((violation) => violation.id);
}

describe("a table", () => {
  it("sorts when its head is pressed, and says so", async () => {
    const { container } = render(DataTable, { caption: "Members", columns, rows });
    await fireEvent.click(screen.getByRole("button", { name: "Body" }));
    expect(container.querySelector("th")?.getAttribute("aria-sort")).toBe("ascending");
    expect(container.querySelector("tbody tr")?.textContent).toContain("Institution");
    expect(await faults(container)).toEqual([]);
  });

  it("says of each row how surely it holds and why, where the row does", () => {
    const doubtful = { ...rows[1], certainty: "possible", reason: "disputed" };
    const { container } = render(DataTable, { caption: "Members", columns, rows: [...rows.slice(0, 1), doubtful] });
    const said = [...container.querySelectorAll<HTMLElement>("tbody tr")].map(({ dataset }) => ({ ...dataset }));
    expect(said).toEqual([{}, { certainty: "possible", reason: "disputed" }]);
  });

  it("is worked with the keyboard where rows can be chosen", async () => {
    const chosen = vi.fn();
    const { container } = render(DataTable, {
      caption: "Members",
      columns,
      rows,
      keyOf: (row: { status?: unknown }) => String(row.status),
      onchoose: chosen,
    });
    const [first, second] = [...container.querySelectorAll<HTMLElement>("tbody tr")];
    first?.focus();
    await fireEvent.keyDown(first as HTMLElement, { key: "ArrowDown" });
    expect(document.activeElement).toBe(second);
    await fireEvent.keyDown(second as HTMLElement, { key: "Enter" });
    expect(chosen).toHaveBeenCalledWith(rows[1]);
  });
});

describe("a name", () => {
  it("is marked where it is known in the other language only", () => {
    speak("zh");
    const { container } = render(EntityLink, { entity: IES });
    expect(container.querySelector("span[lang=en]")?.textContent).toBe("Institution of Engineers, Singapore");
    expect(container.querySelector("abbr")?.title).toBe("仅有英文名称");
  });

  it("leads to the entity's page", () => {
    const { container } = render(EntityLink, { entity: IPEA });
    expect(container.querySelector("a")?.getAttribute("href")).toBe("/id/agreement/ipea");
  });
});

describe("search", () => {
  it("suggests, and picks with the keyboard", async () => {
    vi.stubGlobal(
      "fetch",
      vi.fn(
        async () =>
          new Response(
            JSON.stringify({
              query: "pec",
              results: [
                {
                  entity: PEC,
                  score: 1,
                  weak: false,
                  matched: { text: "PEC", language: null, type: "acronym", said: { en: "acronym", zh: "缩写" } },
                },
              ],
            }),
          ),
      ),
    );
    const picked = vi.fn();
    const { container } = render(SearchBox, { id: "s", label: "Find", onpick: picked });
    const input = screen.getByRole("combobox");
    await fireEvent.input(input, { target: { value: "pec" } });
    await vi.waitFor(() => expect(screen.getByRole("option").textContent).toContain("acronym PEC"));
    expect(await faults(container)).toEqual([]);
    await fireEvent.keyDown(input, { key: "ArrowDown" });
    await fireEvent.keyDown(input, { key: "Enter" });
    expect(picked).toHaveBeenCalledWith(PEC);
  });
});

describe("a problem", () => {
  it("says what was expected and what comes near", () => {
    render(Problem, {
      problem: new Trouble(
        { title: "Bad parameter", detail: "No such agreement.", expected: ["ipea", "aiet"], nearest: "ipea" },
        422,
      ),
    });
    expect(screen.getByRole("alert").textContent).toContain("ipea, aiet");
    expect(screen.getByText("Did you mean").nextElementSibling?.textContent?.trim()).toBe("ipea");
  });

  it("leads to the address with what comes near in the place of what is wrong", () => {
    adjust({ from: "pk", to: "mj" });
    render(Problem, {
      problem: new Trouble({ title: "Bad parameter", parameter: "to", value: "mj", nearest: ["my"] }, 422),
      retry: () => undefined,
    });
    expect(screen.getByRole("link", { name: "my" }).getAttribute("href")).toContain("from=pk&to=my");
    expect(screen.queryByRole("button")).toBeNull();
    adjust({ from: null, to: null });
  });

  it("says when to try again", () => {
    render(Problem, { problem: new Trouble({ title: "Service busy" }, 503, 7), retry: () => undefined });
    expect(screen.getByRole("alert").textContent).toContain("Try again in 7 seconds.");
    expect(screen.getByRole("button", { name: "Try again" })).toBeTruthy();
  });

  it("says that the device is offline only where it is", () => {
    const silent = { problem: new Trouble({ title: "offline" }, 0) };
    const first = render(Problem, silent);
    expect(screen.getByRole("alert").textContent).toContain("The service does not answer");
    first.unmount();
    vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    render(Problem, silent);
    expect(screen.getByRole("alert").textContent).toContain("This device has no connection");
    vi.restoreAllMocks();
  });
});

describe("the address", () => {
  it("holds the state, and drops what is blank", () => {
    adjust({ as_of: "2019-12-31", status: "" });
    expect(here.query.as_of).toBe("2019-12-31");
    expect(location.search).toContain("as_of=2019-12-31");
    expect(location.search).not.toContain("status");
    adjust({ as_of: null });
    expect(location.search).not.toContain("as_of");
  });
});
