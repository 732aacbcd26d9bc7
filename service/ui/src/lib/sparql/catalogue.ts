import type { Question } from "$/api/contract";

/** The subjects in the order in which readers come for them; others follow. */
const ORDER = [
  "agreements",
  "organizations",
  "places",
  "titles",
  "specialties",
  "notice",
  "history",
  "evidence",
  "sources",
];

function haystack(question: Question): string {
  const parts = [question, ...question.parameters, ...question.columns];
  const titles = parts.flatMap(({ title }) => [title.en, title.zh]);
  return [question.name, question.description.en, question.description.zh, ...titles].join(" ").toLowerCase();
}

/** The questions that have all the words, in either language, by subject. */
export function bySubject(
  all: readonly Question[],
  words: string,
  subject = "",
): [subject: string, questions: Question[]][] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const found = new Map<string, Question[]>();
  for (const question of all) {
    if (subject && question.subject !== subject) continue;
    const text = haystack(question);
    if (!wanted.every((word) => text.includes(word))) continue;
    found.set(question.subject, [...(found.get(question.subject) ?? []), question]);
  }
  const place = (name: string): number => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
  return [...found].sort(([a], [b]) => place(a) - place(b) || a.localeCompare(b));
}

/** The values that a question is asked with: what the address says, as `p.agreement` or, where no part of the page has that name, as `agreement`. */
export function given(
  question: Question,
  query: Readonly<Record<string, string>>,
  reserved: readonly string[],
): Record<string, string> {
  return Object.fromEntries(
    question.parameters.flatMap(({ name }): [string, string][] => {
      const value = query[`p.${name}`] ?? (reserved.includes(name) ? undefined : query[name]);
      return value ? [[name, value]] : [];
    }),
  );
}

/** The address of a question with what it cannot do without, by way of example. */
export function opened(question: Question): Record<string, string> {
  const needed = question.parameters
    .filter((one) => one.required)
    .map((one) => [`p.${one.name}`, one.example] as const);
  return { question: question.name, ...Object.fromEntries(needed) };
}

/** What a question is about in its first sentence, and what else is said of it. */
export function sentences(description: string): { first: string; more: string } {
  const plain = description.replaceAll("`", "");
  const end = /。|\.(?= [A-Z])/.exec(plain);
  const cut = end ? end.index + 1 : plain.length;
  return { first: plain.slice(0, cut), more: plain.slice(cut).trim() };
}
