import { Problem } from "$/api/client";
import { run, type Result } from "./run";

/** The answer of a query that follows what is asked, in the shape that `Await` shows; the old request is dropped. */
export class Ran {
  data = $state.raw<Result | null>(null);
  problem = $state.raw<Problem | null>(null);
  slow = $state(false);
  #again = $state(0);

  constructor(query: () => string | null) {
    $effect(() => {
      const text = query();
      void this.#again;
      if (text === null) return;
      const abort = new AbortController();
      const timer = setTimeout(() => (this.slow = true), 300);
      void run(text, abort.signal)
        .then(
          (data) => {
            if (!abort.signal.aborted) [this.data, this.problem] = [data, null];
          },
          (error: unknown) => {
            if (abort.signal.aborted) return;
            this.data = null;
            this.problem = error instanceof Problem ? error : new Problem({ detail: String(error) }, 0);
          },
        )
        .finally(() => {
          clearTimeout(timer);
          if (!abort.signal.aborted) this.slow = false;
        });
      return () => {
        clearTimeout(timer);
        this.slow = false;
        abort.abort();
      };
    });
  }

  retry = (): void => {
    this.#again += 1;
  };
}
