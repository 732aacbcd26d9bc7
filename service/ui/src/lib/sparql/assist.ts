/** What helps whoever writes a query: completion, and brackets that close themselves. */
import { autocompletion, closeBrackets, completionKeymap } from "@codemirror/autocomplete";
import { Prec, type Extension } from "@codemirror/state";
import { keymap } from "@codemirror/view";
import { complete } from "./complete";
import { fetchSchema } from "./schema.svelte";

void fetchSchema();

export const assist: Extension = [
  closeBrackets(),
  autocompletion({ override: [complete], activateOnTyping: true }),
  Prec.high(keymap.of([...completionKeymap])),
];
