import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import type { Lang } from "$/api/contract";
import { lang } from "./ui.svelte";

/** Sentences in the format Fluent: those that documents of the service say, too, and those of the interface alone. */
const FILES = import.meta.glob<string>("../../../text/messages/*/{pages,interface}.ftl", {
  query: "?raw",
  import: "default",
  eager: true,
});
/** The same locales as the service's, so that numbers and plurals are the same. */
const BUNDLES: Record<Lang, FluentBundle> = { en: bundle("en", "en-GB"), zh: bundle("zh", "zh-Hans") };

function bundle(of: Lang, locale: string): FluentBundle {
  const made = new FluentBundle(locale, { useIsolating: false });
  for (const [path, text] of Object.entries(FILES))
    if (path.includes(`/${of}/`)) made.addResource(new FluentResource(text));
  return made;
}

/** The sentence of that name in the reader's language; throws for a message or a value that is missing. */
export function message(name: string, values: Record<string, FluentVariable> = {}): string {
  const bundle = BUNDLES[lang()];
  const pattern = bundle.getMessage(name)?.value;
  if (!pattern) throw new Error(`there is no message "${name}"`);
  return bundle.formatPattern(pattern, values);
}
