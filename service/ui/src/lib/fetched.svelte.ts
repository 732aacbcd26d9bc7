import { Problem } from "$/api/client";

/** Something fetched once, in the shape that `Await` shows; `fetch` throws `Problem` where it cannot be had. */
export class Fetched<T> {
  data = $state.raw<T | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** True once the request takes longer than 300 ms, so that quick answers do not flicker. */
  slow = $state(false);
  #fetch: () => Promise<T>;

  constructor(fetch: () => Promise<T>) {
    this.#fetch = fetch;
    void this.#load();
  }

  async #load(): Promise<void> {
    const timer = setTimeout(() => (this.slow = true), 300);
    this.problem = null;
    try {
      this.data = await this.#fetch();
    } catch (error) {
      this.problem = error instanceof Problem ? error : new Problem({ detail: String(error) }, 0);
    } finally {
      clearTimeout(timer);
      this.slow = false;
    }
  }

  retry = (): void => void this.#load();
}
