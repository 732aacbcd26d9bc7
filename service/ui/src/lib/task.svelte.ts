import { Problem } from "$/api/client";

/** What a running task may hear and tell. */
export interface Watch {
  signal: AbortSignal;
  /** Tells which share (0 to 1) has been sent. */
  onsent: (share: number) => void;
}

/** Something that a reader sets going: under way, refused, or done. `again` does it once more, as after a token was given. */
export class Task<T> {
  data = $state.raw<T | null>(null);
  problem = $state.raw<Problem | null>(null);
  busy = $state(false);
  share = $state(0);
  #work: ((watch: Watch) => Promise<T>) | null = null;
  #then: ((data: T) => void) | undefined;
  #abort: AbortController | null = null;

  /**
   * Does the work; what was under way before is dropped. Gives null where it was refused or dropped. `then` hears of
   * what came, also where that is after another try.
   */
  run = async (work: (watch: Watch) => Promise<T>, then?: (data: T) => void): Promise<T | null> => {
    this.#drop();
    const abort = new AbortController();
    this.#abort = abort;
    this.#work = work;
    this.#then = then;
    this.problem = null;
    this.share = 0;
    this.busy = true;
    try {
      const data = await work({ signal: abort.signal, onsent: (share) => (this.share = share) });
      if (abort.signal.aborted) return null;
      this.data = data;
      then?.(data);
      return data;
    } catch (error) {
      if (abort.signal.aborted) return null;
      this.problem = error instanceof Problem ? error : new Problem({ detail: String(error) }, 0);
      return null;
    } finally {
      if (this.#abort === abort) this.busy = false;
    }
  };

  again = (): void => {
    if (this.#work) void this.run(this.#work, this.#then);
  };

  /** Forgets what came and drops what is under way. */
  clear = (): void => {
    this.#drop();
    this.#work = null;
    this.data = null;
    this.problem = null;
    this.busy = false;
  };

  #drop(): void {
    if (this.busy) this.#abort?.abort();
  }
}
