import { afterEach, describe, expect, it, vi } from "vitest";
import type { Job } from "$/api/contract";
import { Working } from "./layers.svelte";
import * as sending from "./sending";
import { speak } from "./ui.svelte";

const words = (text: string) => ({ en: text, zh: text });
const JOB: Job = {
  id: "j1",
  kind: "use",
  who: "staff",
  layers: ["members"],
  state: "running",
  step: words("building"),
  release: null,
  problem: null,
};

/** A service that begins the job, and says of it what is given, answer by answer. */
function saying(...answers: Job[]): () => string[] {
  speak("en");
  vi.spyOn(sending, "send").mockResolvedValue(JOB);
  const asked = vi.fn((_href: string) => Promise.resolve(new Response(JSON.stringify(answers.shift()))));
  vi.stubGlobal("fetch", asked);
  return () => asked.mock.calls.map(([href]) => href);
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe("work of the service", () => {
  it("is followed to its end, and says what it is at", async () => {
    const asked = saying({ ...JOB, step: words("checking the laws") }, { ...JOB, state: "done", release: "r2" });
    const working = new Working();
    const done = vi.fn();
    await working.use(() => Promise.resolve(["members"]), done);
    expect(done).toHaveBeenCalledOnce();
    expect(working.step).toEqual(words("checking the laws"));
    expect(asked()).toEqual(["/api/jobs/j1", "/api/jobs/j1"]);
    expect(working.data?.release).toBe("r2");
  });

  it("that fails says why, and what the data break", async () => {
    const findings = [{ rule: "r", where: "ipea", text: words("a seat is held twice") }];
    const problem = { type: "laws", title: words("Laws are broken"), detail: words("Nothing changed."), findings };
    saying({ ...JOB, state: "failed", problem });
    const working = new Working();
    const done = vi.fn();
    await working.remove("members", done);
    expect(done).not.toHaveBeenCalled();
    expect(working.problem?.details).toEqual({ title: "Laws are broken", detail: "Nothing changed.", findings });
  });
});
