import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { endpoint, load } from "$/api/client";
import type { Hit, Label } from "$/api/contract";
import { count } from "../dates";
import { lang, say } from "../ui.svelte";
import { PREFIXES } from "./prefixes";
import { schema } from "./schema.svelte";
import { kindName, terms } from "$/lib/vocabulary.svelte";

const KEYWORDS =
  "SELECT DISTINCT WHERE FILTER OPTIONAL UNION GRAPH ORDER BY GROUP HAVING LIMIT OFFSET ASK CONSTRUCT DESCRIBE PREFIX VALUES BIND AS MINUS EXISTS NOT COUNT SUM MIN MAX AVG SAMPLE COALESCE LANG STR CONTAINS REGEX BOUND IN".split(
    " ",
  );
const FIRST: Record<string, number> = { agreement: 3, organization: 2, jurisdiction: 1, question: -1 };
/** How many things of the release have each property or are of each class; empty until that is known. */
function used(): Map<string, number> {
  const found = new Map<string, number>();
  for (const kind of schema()?.kinds ?? []) {
    found.set(kind.name, kind.things);
    for (const { name, things } of kind.properties) found.set(name, (found.get(name) ?? 0) + things);
  }
  return found;
}

/** The terms of the ontology with how often they are used: what is used much comes first. */
function ontology(): Completion[] {
  const uses = used();
  return [...terms()].map(([name, label]) => {
    const things = uses.get(name) ?? 0;
    return {
      label: name,
      detail: things ? `${say(label).text} · ${count(things, lang())}` : say(label).text,
      type: /:[A-Z]/.test(name) ? "class" : "property",
      boost: Math.round(Math.log10(1 + things)),
    };
  });
}

/** Terms whose name or label holds what was typed, in either language. */
function byWords(known: ReadonlyMap<string, Label>, typed: string): Completion[] {
  const words = typed.replace(/^aa:/, "").toLowerCase();
  return [...known].flatMap(([name, label]) => {
    const hit = [name.slice(3), label.en, label.zh].some((one) => one?.toLowerCase().includes(words));
    // The label is what is matched against what was typed; the term is what is written.
    return hit
      ? [
          {
            label: typed,
            displayLabel: name,
            apply: name,
            detail: say(label).text,
            type: /:[A-Z]/.test(name) ? "class" : "property",
          },
        ]
      : [];
  });
}

async function entities(typed: string, words: string, kind: string | null): Promise<Completion[]> {
  try {
    const { results } = await load<{ results: Hit[] }>(endpoint("/api/search", { q: words, kind }));
    return results
      .filter(({ entity }) => PREFIXES.has(entity.kind ?? ""))
      .slice(0, 12)
      .map(({ entity }) => ({
        label: typed,
        displayLabel: say(entity.label, entity.id).text,
        detail: kindName(entity.kind),
        apply: `${entity.kind}:${entity.id}`,
        type: "constant",
        // Names of places are many; what the atlas is about comes first.
        boost: FIRST[entity.kind ?? ""] ?? 0,
      }));
  } catch {
    return [];
  }
}

/** The kind of thing that a prefix stands for, or null. */
function kindOf(prefix: string): string | null {
  return /\/id\/([^/]+)\/$/.exec(PREFIXES.get(prefix) ?? "")?.[1] ?? null;
}

function general(): Completion[] {
  const prefixes = [...PREFIXES].map(([name, iri]) => ({ label: `${name}:`, detail: iri, type: "namespace" }));
  return [...KEYWORDS.map((label) => ({ label, type: "keyword" })), ...prefixes];
}

/** One sign of Chinese, Japanese or Korean already says something; of letters it takes two. */
function enough(words: string): boolean {
  return words.length >= 2 || /[\u2e80-\u9fff\uac00-\ud7af]/.test(words);
}

/** Completes prefixes, the terms of the ontology by name or label, keywords, variables, and things by their names. */
export async function complete(context: CompletionContext): Promise<CompletionResult | null> {
  const word = context.matchBefore(/[?$]?[\p{L}\p{N}:_-]+/u);
  if (!word || word.from === word.to)
    return context.explicit ? { from: context.pos, options: [...general(), ...ontology()] } : null;
  const typed = word.text;
  if (/^[?$]/.test(typed)) {
    const variables = new Set(context.state.doc.toString().match(/[?$]\w+/g) ?? []);
    variables.delete(typed);
    return { from: word.from, options: [...variables].map((label) => ({ label, type: "variable" })) };
  }
  const [prefix, rest] = typed.includes(":")
    ? [typed.slice(0, typed.indexOf(":")), typed.slice(typed.indexOf(":") + 1)]
    : ["", typed];
  if (prefix === "aa" && /^\w*$/.test(rest)) return { from: word.from, options: ontology(), validFor: /^aa:\w*$/ };
  const named = enough(rest) && (!prefix || prefix === "aa") ? byWords(terms(), typed) : [];
  const things = enough(rest) && prefix !== "aa" ? await entities(typed, rest, kindOf(prefix)) : [];
  return { from: word.from, options: [...(prefix ? [] : general()), ...named, ...things] };
}
