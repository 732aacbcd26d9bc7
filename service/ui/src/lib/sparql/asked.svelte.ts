import { Problem } from "$/api/client";
import { run, type Result } from "./run";

/** A fixed query asked once, in the shape that `Await` shows. */
export class Asked {
  data = $state.raw<Result | null>(null);
  problem = $state.raw<Problem | null>(null);
  slow = $state(false);
  loading = $state(true);
  #query: string;

  constructor(query: string) {
    this.#query = query;
    void this.#ask();
  }

  async #ask(): Promise<void> {
    const timer = setTimeout(() => (this.slow = true), 300);
    this.problem = null;
    try {
      this.data = await run(this.#query, new AbortController().signal);
    } catch (error) {
      this.problem = error instanceof Problem ? error : new Problem({ detail: String(error) }, 0);
    } finally {
      clearTimeout(timer);
      this.slow = this.loading = false;
    }
  }

  retry = (): void => void this.#ask();
}
