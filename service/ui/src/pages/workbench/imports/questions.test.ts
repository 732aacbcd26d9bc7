import { fireEvent, render, screen } from "@testing-library/svelte";
import { beforeEach, describe, expect, it } from "vitest";
import { importing } from "$/lib/importing.svelte";
import { questions } from "$/lib/imports";
import { speak } from "$/lib/ui.svelte";
import { learn } from "$/lib/vocabulary.svelte";
import { IES, PEC, VOCABULARY } from "$/test/fixtures";
import Questions from "./Questions.svelte";

const words = (text: string) => ({ en: text, zh: text });
const asked = questions(
  ["B2", "B7"].map((cell) => ({
    file: "m.xlsx",
    sheet: "成员",
    cell,
    value: "PEC",
    reason: words("several are called so"),
    suggestion: null,
    candidates: [PEC, IES].map((one) => ({ ...one, why: words("called so") })),
    readings: [],
    settle: `m.xlsx!成员!${cell}`,
  })),
);

beforeEach(() => {
  speak("en");
  learn(VOCABULARY);
  importing.choose([]);
});

describe("a name that may mean several things", () => {
  it("is settled in all its cells by one choice, and only then asked again", async () => {
    render(Questions, { asked });
    const again = screen.getByRole<HTMLButtonElement>("button", { name: "Check again" });
    expect(screen.getByRole("group").textContent).toContain("B2 B7");
    expect(again.disabled).toBe(true);
    await fireEvent.click(screen.getAllByRole("radio")[1]!);
    expect(importing.settle).toEqual({ "m.xlsx!成员!B2": IES.id, "m.xlsx!成员!B7": IES.id });
    expect(again.disabled).toBe(false);
  });
});
