import { load, Problem } from "$/api/client";
import type { Job, Label, LayersAnswer } from "$/api/contract";
import { changedRelease } from "./release.svelte";
import { send } from "./sending";
import { Task, type Watch } from "./task.svelte";
import { say } from "./ui.svelte";

/** Milliseconds between two questions about a job. */
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

/** Work of the service that ends with another release in use; `step` says in words how far it is. */
export class Working extends Task<Job> {
  step = $state.raw<Label | null>(null);

  /** Uses exactly the layers that `names` gives when it begins, in their order; `then` once the service answers with them. */
  use(names: () => Promise<readonly string[]>, then?: () => void): Promise<void> {
    return this.#begun(async (watch) => {
      const body = { layers: await names() };
      return send<Job>("POST", "/api/layers/use", { body, ...watch });
    }, then);
  }

  /** Removes a layer; `then` once it is gone, and out of the answers. */
  remove(name: string, then?: () => void): Promise<void> {
    return this.#begun((watch) => send<Job>("DELETE", `/api/layers/${encodeURIComponent(name)}`, watch), then);
  }

  async #begun(begin: (watch: Watch) => Promise<Job>, then?: () => void): Promise<void> {
    this.step = null;
    await this.run(
      async (watch) => this.#followed(await begin(watch), watch),
      () => {
        changedRelease();
        then?.();
      },
    );
  }

  async #followed(begun: Job, { signal }: Watch): Promise<Job> {
    let job = begun;
    while (job.state === "running") {
      this.step = job.step;
      await later(OFTEN, signal);
      job = await load<Job>(`/api/jobs/${encodeURIComponent(job.id)}`, signal);
    }
    if (job.state === "failed") throw failure(job);
    return job;
  }
}

/** Why a job changed nothing, as a page can show it: what the data break comes with it, one by one. */
function failure(job: Job): Problem {
  const { title, detail, findings = [] } = job.problem ?? {};
  return new Problem({ title: say(title).text, detail: say(detail).text, findings }, 422);
}
