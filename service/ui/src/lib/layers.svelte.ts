import { load, Problem } from "$/api/client";
import type { Job, Label, LayersAnswer } from "$/api/contract";
import { changedRelease } from "./release.svelte";
import { send } from "./sending";
import { Task, type Watch } from "./task.svelte";

const OFTEN = 700;

/** The layers of this service, as they are now. */
export function layers(signal?: AbortSignal): Promise<LayersAnswer> {
  return load<LayersAnswer>("/api/layers", signal);
}

/** Milliseconds later, or never where it is dropped. */
function later(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(new DOMException("aborted", "AbortError"));
    });
  });
}

/** A release with exactly some layers is built and put into use; `step` says in words how far that is. */
export class Using extends Task<Job> {
  step = $state.raw<Label | null>(null);

  /** Uses exactly the layers that `names` gives then; true once the service answers with them. */
  use = async (names: () => Promise<readonly string[]>): Promise<boolean> => {
    this.step = null;
    const job = await this.run(async (watch) => {
      const body = { layers: await names() };
      return this.#followed(await send<Job>("POST", "/api/layers/use", { body, ...watch }), watch);
    });
    if (job) changedRelease();
    return job !== null;
  };

  async #followed(begun: Job, { signal }: Watch): Promise<Job> {
    let job = begun;
    while (job.state === "running") {
      this.step = job.step;
      await later(OFTEN, signal);
      job = await load<Job>(`/api/jobs/${encodeURIComponent(job.id)}`, signal);
    }
    if (job.state === "failed") throw new Problem(job.problem ?? {}, 422);
    return job;
  }
}

/** A layer is taken away; where answers include it, a release without it comes first. */
export class Removing extends Task<Job | null> {
  step = $state.raw<Label | null>(null);

  remove = async (name: string): Promise<boolean> => {
    await this.run((watch) => send<Job | null>("DELETE", `/api/layers/${encodeURIComponent(name)}`, watch));
    return this.problem === null;
  };
}
