import { getContext, setContext } from "svelte";

interface Heading {
  id: string;
  title: string;
  element: HTMLElement;
}

/** The sections of a page in the order in which they stand on it, however late one of them comes. */
export class Contents {
  all = $state.raw<Heading[]>([]);

  /** Puts a section on the list; what it gives back takes it off again. */
  add(heading: Heading): () => void {
    this.all = [...this.all, heading].sort((a, b) =>
      a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    );
    return () => (this.all = this.all.filter((one) => one !== heading));
  }
}

const KEY = Symbol("contents");

export function newContents(): Contents {
  return setContext(KEY, new Contents());
}

export function contents(): Contents | undefined {
  return getContext<Contents | undefined>(KEY);
}
