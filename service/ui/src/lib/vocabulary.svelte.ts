import { load } from "$/api/client";
import type { Column, Label, QuestionName, Vocabulary } from "$/api/contract";
import { schemeOf, type Appearance } from "./standing";
import { say } from "./ui.svelte";

type Title = NonNullable<Column["title"]>;

/** The vocabulary by what is looked up in it. */
interface Index {
  values: Map<string, Label>;
  definitions: Map<string, Label>;
  kinds: Map<string, Label>;
  relations: Map<string, { label: Label; inverse: Label }>;
  terms: Map<string, Label>;
  columns: Map<string, Column[]>;
  titles: Map<string, Title>;
  parameters: Map<string, string[]>;
}

let index = $state.raw<Index | null>(null);
let coming: Promise<void> | null = null;

function indexed(words: Vocabulary): Index {
  return {
    values: new Map(
      words.schemes.flatMap(({ id, concepts }) =>
        concepts.map(({ notation, label }) => [`${id}.${notation}`, label] as const),
      ),
    ),
    definitions: new Map(
      words.schemes.flatMap(({ id, concepts }) =>
        concepts.map(({ notation, definition }) => [`${id}.${notation}`, definition] as const),
      ),
    ),
    kinds: new Map(words.kinds.map(({ kind, label }) => [kind, label])),
    relations: new Map(words.relations.map(({ relation, label, inverse }) => [relation, { label, inverse }])),
    terms: new Map(words.terms.map(({ name, label }) => [name, label])),
    columns: new Map(words.questions.map(({ name, columns }) => [name, columns])),
    titles: new Map(words.columns.map(({ name, title }) => [name, title])),
    parameters: new Map(words.questions.map((one) => [one.name, one.parameters.map(({ name }) => name)])),
  };
}

/** Takes a vocabulary as the one in use. */
export function learn(words: Vocabulary): void {
  index = indexed(words);
}

/** Settles when the service's words are there, or could not be had; `page` is where they are wanted: the next asks again. */
export function vocabulary(_page: string): Promise<void> {
  return (coming ??= load<Vocabulary>("/api/vocabulary").then(learn, () => {
    coming = null;
  }));
}

/** A notation as it is read where its label is not known: without hyphens. */
function bare(notation: string): string {
  return notation.replaceAll("-", " ");
}

/** A controlled value in the reader's language. A column whose values come from several schemes names them all: `a|b`. */
export function conceptName(notation: string, scheme: string | null | undefined): string {
  const found = scheme
    ?.split("|")
    .map((one) => index?.values.get(`${one}.${notation}`))
    .find(Boolean);
  return say(found, bare(notation)).text;
}

/** The controlled values of a scheme, as `scheme.notation`, with their names. */
export function conceptsOf(scheme: string): { id: string; label: Label }[] {
  return [...(index?.values ?? [])].flatMap(([id, label]) => (id.startsWith(`${scheme}.`) ? [{ id, label }] : []));
}

/** The names of the parameters that a stored question takes; undefined where there is none of that name, or not yet. */
export function parametersOf(question: string): readonly string[] | undefined {
  return index?.parameters.get(question);
}

/** How a standing appears, in the reader's language. */
export function appearanceName(of: Appearance): string {
  return conceptName(of, schemeOf(of));
}

/** What a controlled value means, in the reader's language; blank where nobody says. */
export function conceptDefinition(notation: string, scheme: string): string {
  return say(index?.definitions.get(`${scheme}.${notation}`)).text;
}

/** The notations of a scheme, in its order. */
export function notations(scheme: string): string[] {
  return [...(index?.values.keys() ?? [])].flatMap((key) =>
    key.startsWith(`${scheme}.`) ? [key.slice(scheme.length + 1)] : [],
  );
}

/** The name of a kind of entity. */
export function kindName(kind: string | null): string {
  return kind ? say(index?.kinds.get(kind), bare(kind)).text : "";
}

/** A relation as read from its source, or backwards from its target. */
export function relationName(relation: string, forward = true): string {
  const words = index?.relations.get(relation);
  return say(forward ? words?.label : words?.inverse, bare(relation)).text;
}

/** All relations that the network has. */
export function relations(): string[] {
  return [...(index?.relations.keys() ?? [])];
}

/** The classes and properties of the ontology by their prefixed names. */
export function terms(): ReadonlyMap<string, Label> {
  return index?.terms ?? new Map<string, Label>();
}

/** The columns of a stored question with their titles. */
export function columnsOf(question: string): Column[] {
  return index?.columns.get(question) ?? [];
}

/** These columns of a stored question, in this order. */
export function columns(question: QuestionName, ...names: string[]): Column[] {
  const known = columnsOf(question);
  return names.map((name) => known.find((one) => one.name === name) ?? { name });
}

/** A column that no stored question has, with its title. */
export function column(name: string, type: NonNullable<Column["type"]> = "text", scheme: string | null = null): Column {
  const found = index?.titles.get(name);
  return { name, type, scheme, ...(found ? { title: found } : {}) };
}

/** What a column of a stored question is called. */
export function title(question: QuestionName, name: string): string {
  return say(columns(question, name)[0]?.title, bare(name)).text;
}
