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
    // An answer is never shown beside other words than those it answers.
    this.asked = null;
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
    const found =
      words.length <= LONGEST_NAME
        ? load<SearchAnswer>(endpoint("/api/search", { q: words, limit: SHOWN }), signal)
        : Promise.resolve(null);
    // Names are shown as soon as they are there; an answer may take longer.
    const named = found.then((answer) => {
      if (!signal.aborted) this.hits = answer?.results ?? [];
    });
    const [names, asked] = await Promise.allSettled([
      named,
      load<AskAnswer>(endpoint("/api/ask", { q: words }), signal),
    ]);
    if (signal.aborted) return;
    if (names.status === "rejected") this.hits = [];
    this.asked = asked.status === "fulfilled" ? asked.value : null;
    const wrong = [names, asked].flatMap((one) => (one.status === "rejected" ? [one.reason as unknown] : []));
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
