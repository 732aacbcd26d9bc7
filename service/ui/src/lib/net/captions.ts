import { picture } from "$/i18n/picture";
import { inWords } from "../dates";
import { lang, say } from "../ui.svelte";
import type { Shown } from "./shown";

/** What a picture shows, as of when, and where it comes from: in its page's head, in its files, in a frame. */
export interface Captions {
  /** What it is made around. */
  names: string;
  when: string;
  heading: string;
  source: string;
}

/** Names that a heading has room for. */
const MOST = 3;

export function captions(data: Shown, focus: readonly string[], host: string): Captions {
  const t = picture[lang()];
  const name = (id: string): string =>
    say(data.nodes.find((node) => node.id === id)?.label, id.slice(id.indexOf("/") + 1)).text;
  const more = focus.length > MOST ? [t.more(focus.length - MOST)] : [];
  const names = [...focus.slice(0, MOST).map(name), ...more].join(lang() === "zh" ? "、" : ", ");
  const { compared } = data;
  const when = compared
    ? t.betweenDays(inWords(compared.from, lang()), inWords(compared.to, lang()))
    : data.as_of
      ? t.on(inWords(data.as_of, lang()))
      : t.anyDay;
  return { names, when, heading: t.heading(names, when), source: t.source(data.release, host) };
}
