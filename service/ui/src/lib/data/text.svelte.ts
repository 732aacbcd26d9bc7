import { Problem } from "$/api/client";
import type { ProblemDetails } from "$/api/contract";
import { at } from "$/lib/root";

/** A text asked for once and read into something, in the shape that `Await` shows. */
export class Text<T> {
  data = $state.raw<T | null>(null);
  problem = $state.raw<Problem | null>(null);
  slow = $state(false);
  #href: string;
  #read: (text: string) => T;

  constructor(href: string, read: (text: string) => T) {
    this.#href = href;
    this.#read = read;
    void this.#ask();
  }

  async #ask(): Promise<void> {
    const timer = setTimeout(() => (this.slow = true), 300);
    this.problem = null;
    try {
      const response = await fetch(at(this.#href));
      if (!response.ok)
        throw new Problem(
          (await response.json().catch(() => ({ title: response.statusText }))) as ProblemDetails,
          response.status,
        );
      this.data = this.#read(await response.text());
    } catch (error) {
      this.problem = error instanceof Problem ? error : new Problem({ title: "offline" }, 0);
    } finally {
      clearTimeout(timer);
      this.slow = false;
    }
  }

  retry = (): void => void this.#ask();
}
