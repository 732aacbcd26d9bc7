import { Problem } from "$/api/client";
import { run, type Result } from "./run";
import type { Written } from "./write";

/** An answer with what it is an answer to, which may no longer be what is asked. */
export type Answered = Result & { written: Written };

/** The answer of a query that follows what is asked, in the shape that `Await` shows; the old request is dropped. */
export class Ran {
  data = $state.raw<Answered | null>(null);
  problem = $state.raw<Problem | null>(null);
  slow = $state(false);
  #again = $state(0);

  constructor(asked: () => Written | null) {
    $effect(() => {
      const written = asked();
      void this.#again;
      if (!written) return;
      const abort = new AbortController();
      const timer = setTimeout(() => (this.slow = true), 300);
      void run(written.query, abort.signal)
        .then(
          (result) => {
            if (!abort.signal.aborted) [this.data, this.problem] = [{ ...result, written }, null];
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
