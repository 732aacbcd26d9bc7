import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { linter, lintGutter, setDiagnostics, type Diagnostic } from "@codemirror/lint";
import { Compartment, EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, keymap, lineNumbers, placeholder, type DecorationSet } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { missingPrefixes } from "./prefixes";

const LOOK = EditorView.theme({
  "&": { backgroundColor: "var(--raised)", color: "var(--ink)", fontSize: "0.92rem" },
  ".cm-content": { fontFamily: "var(--mono)", caretColor: "var(--ink)", minHeight: "14rem" },
  ".cm-scroller": { maxHeight: "32rem" },
  ".cm-gutters": { backgroundColor: "var(--sunken)", color: "var(--muted)", border: "none" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  "&.cm-focused": { outline: "2px solid var(--accent)" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "var(--accent-soft) !important" },
  ".cm-tooltip": {
    backgroundColor: "var(--raised)",
    color: "var(--ink)",
    border: "1px solid var(--line)",
    borderRadius: "6px",
  },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent-soft)", color: "var(--ink)" },
  ".cm-completionDetail": { color: "var(--muted)", fontStyle: "normal" },
  ".cm-line.cm-refused": { backgroundColor: "var(--seal-soft)" },
});

const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--accent)", fontWeight: "600" },
  { tag: [tags.string, tags.literal, tags.number], color: "var(--good)" },
  { tag: tags.variableName, color: "var(--seal)" },
  { tag: [tags.atom, tags.propertyName, tags.typeName], color: "var(--unknown)" },
  { tag: tags.comment, color: "var(--muted)", fontStyle: "italic" },
]);

const refuse = StateEffect.define<number>();
const LINE = Decoration.line({ class: "cm-refused" });

/** The line at which the service refused the query; it stays marked until the text changes. */
const refused = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (marks, change) => {
    const at = change.effects.find((effect) => effect.is(refuse));
    if (at) return Decoration.set([LINE.range(at.value as number)]);
    return change.docChanged ? Decoration.none : marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Marks what does not parse; the parser comes only when there is something to check. */
async function faults(view: EditorView, words: string): Promise<Diagnostic[]> {
  const text = view.state.doc.toString();
  if (!text.trim()) return [];
  // Where it does not come (the reader leaves, or is offline), the service judges what is run.
  const parser = await import("sparqljs").catch(() => null);
  if (!parser) return [];
  const added = missingPrefixes(text);
  try {
    new parser.Parser().parse(added + text);
    return [];
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const line = Number(/line (\d+)/.exec(message)?.[1] ?? 1) - (added.match(/\n/g)?.length ?? 0);
    const at = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
    return [
      {
        from: at.from,
        to: at.to,
        severity: "error",
        message: `${words} ${message.split("\n").slice(-1)[0] ?? message}`,
      },
    ];
  }
}

export interface Editor {
  view: EditorView;
  /** Replaces the whole text. */
  write(text: string): void;
  /** Marks the line at which the service refused the query. */
  mark(line: number, message: string): void;
}

/** An editor inside a shadow root, where its styles are constructed sheets that a strict content policy allows. */
export function createEditor(
  host: HTMLElement,
  text: string,
  words: { label: string; syntax: string },
  on: { change: (text: string) => void; run: () => void },
): Editor {
  const assistance = new Compartment();
  // What it begins with is run at once.
  let judged: { text: string; faults: Diagnostic[] } = { text, faults: [] };
  let helped = false;
  // What completes words comes when somebody is about to write.
  const help = (): null => {
    if (!helped) {
      helped = true;
      import("./assist").then(
        ({ assist }) => {
          view.dispatch({ effects: assistance.reconfigure(assist) });
          host.dataset.completes = "";
        },
        () => (helped = false),
      );
    }
    return null;
  };
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const view = new EditorView({
    parent: root as unknown as Element,
    root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        history(),
        bracketMatching(),
        lintGutter(),
        // What was run, the service has judged; what has been written since is parsed here.
        linter((view) => (view.state.doc.toString() === judged.text ? judged.faults : faults(view, words.syntax)), {
          delay: 500,
        }),
        refused,
        StreamLanguage.define(sparql),
        syntaxHighlighting(COLOURS),
        LOOK,
        EditorView.lineWrapping,
        placeholder("SELECT * WHERE { … }"),
        assistance.of([]),
        keymap.of([{ key: "Mod-Enter", run: () => (on.run(), true) }, ...historyKeymap, ...defaultKeymap]),
        EditorView.contentAttributes.of({ "aria-label": words.label, role: "textbox", "aria-multiline": "true" }),
        EditorView.focusChangeEffect.of((_, focused) => (focused ? help() : null)),
        EditorView.updateListener.of((update) => update.docChanged && on.change(update.state.doc.toString())),
      ],
    }),
  });
  return {
    view,
    write: (next) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } }),
    mark: (line, message) => {
      const { from, to } = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
      judged = { text: view.state.doc.toString(), faults: [{ from, to, severity: "error", message }] };
      view.dispatch(setDiagnostics(view.state, judged.faults));
      view.dispatch({ effects: [refuse.of(from), EditorView.scrollIntoView(from)] });
    },
  };
}
