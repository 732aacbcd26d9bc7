import { untrack } from "svelte";
import { load, Problem } from "$/api/client";
import { lang } from "./ui.svelte";

/** An answer that follows an address: it is asked for again whenever the address changes, and the old request dropped. */
export class Resource<T> {
  data = $state.raw<T | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** True once a request takes longer than 300 ms, so that quick answers do not flicker. */
  slow = $state(false);
  loading = $state(true);
  #again = $state(0);

  constructor(href: () => string | null) {
    // What is asked for decides, and the language in which a refusal is told; not every change of the page's address.
    const asked = $derived(href());
    const language = $derived(lang());
    $effect(() => {
      const address = asked;
      void [this.#again, language];
      if (address === null) {
        this.data = null;
        this.problem = null;
        this.loading = false;
        return;
      }
      const abort = new AbortController();
      const timer = setTimeout(() => (this.slow = true), 300);
      this.loading = true;
      void untrack(() => this.#endpoint(address, abort.signal)).finally(() => {
        clearTimeout(timer);
        if (!abort.signal.aborted) this.loading = this.slow = false;
      });
      return () => {
        clearTimeout(timer);
        this.slow = false;
        abort.abort();
      };
    });
  }

  async #endpoint(address: string, signal: AbortSignal): Promise<void> {
    try {
      const data = await load<T>(address, signal);
      if (signal.aborted) return;
      this.data = data;
      this.problem = null;
    } catch (error) {
      if (signal.aborted) return;
      this.data = null;
      this.problem = error instanceof Problem ? error : new Problem({ detail: String(error) }, 0);
    }
  }

  retry = (): void => {
    this.#again += 1;
  };
}
