import { Problem } from "$/api/client";
import { declared, recounted } from "./prefixes";
import { run, type Result } from "./run";

/** A query that somebody runs and may stop, with its answer or why there is none. */
export class Asking {
  result = $state.raw<Result | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** The query, with its prefixes, that the answer is of. */
  of = $state("");
  /** How long it has been running. */
  seconds = $state(0);
  #abort = $state.raw<AbortController | null>(null);

  constructor() {
    $effect(() => {
      if (!this.#abort) return;
      this.seconds = 0;
      const timer = setInterval(() => (this.seconds += 1), 1000);
      return () => clearInterval(timer);
    });
    $effect(() => () => this.#abort?.abort());
  }

  get running(): boolean {
    return this.#abort !== null;
  }

  /** Where the service stopped reading, in the query as it was written. */
  get fault(): { line: number; message: string } | null {
    const line = this.problem?.details.line;
    return typeof line === "number" ? { line, message: this.problem?.message ?? "" } : null;
  }

  /** Whether the same query may fare better another time: not where it was refused for what it says. */
  get again(): boolean {
    return !this.problem || this.problem.status === 0 || this.problem.status >= 500;
  }

  async ask(text: string): Promise<void> {
    this.#abort?.abort();
    const mine = (this.#abort = new AbortController());
    const query = declared(text);
    this.problem = null;
    try {
      this.result = await run(query, mine.signal);
      this.of = query;
    } catch (error) {
      if (mine.signal.aborted) return;
      this.result = null;
      this.problem = error instanceof Problem ? asWritten(error, text) : new Problem({ detail: String(error) }, 0);
    } finally {
      if (this.#abort === mine) this.#abort = null;
    }
  }

  stop(): void {
    this.#abort?.abort();
    this.#abort = null;
  }
}

/** A refusal with places as they are in the query that was written, without the prefixes that were added. */
function asWritten({ details, status }: Problem, query: string): Problem {
  if (typeof details.line !== "number" || typeof details.column !== "number" || !details.detail)
    return new Problem(details, status);
  return new Problem({ ...details, detail: recounted(details.detail, query, details.line, details.column) }, status);
}
