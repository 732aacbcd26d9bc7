import { endpoint, load, Problem } from "$/api/client";
import type { AskAnswer, Hit, SearchAnswer } from "$/api/contract";

/** Characters of a question that the service reads, and of a name. */
export const LONGEST = 300;
export const LONGEST_NAME = 200;
const SHOWN = 7;
/** Milliseconds without a key after which the service is asked. */
const PAUSE = 140;

type State = "idle" | "searching" | "ready" | "long" | "refused" | "offline";

/** What the service makes of words as they are typed: names that they may mean, and the answer where they ask something. */
export class Asking {
  hits = $state.raw<Hit[]>([]);
  asked = $state.raw<AskAnswer | null>(null);
  state = $state<State>("idle");
  /** Why the service refused, in its own words. */
  refusal = $state("");
  #timer: ReturnType<typeof setTimeout> | undefined;
  #abort: AbortController | undefined;

  /** Asks for these words once typing has paused; what was asked before is dropped. */
  type(words: string): void {
    this.stop();
    const text = words.trim();
    if (!text) this.#show("idle");
    else if (text.length > LONGEST) this.#show("long");
    else this.#timer = setTimeout(() => void this.#ask(text), PAUSE);
  }

  /** Drops what is on its way. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#abort?.abort();
  }

  async #ask(words: string): Promise<void> {
    const { signal } = (this.#abort = new AbortController());
    this.state = "searching";
    const names = words.length <= LONGEST_NAME ? endpoint("/api/search", { q: words, limit: SHOWN }) : null;
    const [found, asked] = await Promise.allSettled([
      names ? load<SearchAnswer>(names, signal) : null,
      load<AskAnswer>(endpoint("/api/ask", { q: words }), signal),
    ]);
    if (signal.aborted) return;
    this.hits = found.status === "fulfilled" ? (found.value?.results ?? []) : [];
    this.asked = asked.status === "fulfilled" ? asked.value : null;
    const wrong = [found, asked].flatMap((one) => (one.status === "rejected" ? [one.reason as unknown] : []));
    // Where one of the two answers, there is an answer.
    const refused = wrong.length === 2 && wrong.find((one) => one instanceof Problem && one.status > 0);
    this.refusal = refused instanceof Problem ? refused.message : "";
    this.state = refused ? "refused" : wrong.length === 2 ? "offline" : "ready";
  }

  #show(state: State): void {
    this.hits = [];
    this.asked = null;
    this.state = state;
  }
}
