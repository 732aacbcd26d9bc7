import type { Vocabulary } from "$/api/contract";
import type { glossary } from "$/i18n/glossary";

export type Group = keyof typeof glossary.en.groups;
type Words = Vocabulary["kinds"][number]["label"];

export interface Term {
  /** The anchor of the term: its scheme and its notation, `certainty.presumed`. */
  id: string;
  label: Words;
  definition: Words;
}

export interface Scheme {
  id: string;
  label: Words;
  definition: Words;
  terms: Term[];
}

/** The schemes of each part; `kinds` are the kinds of entity, which are no scheme. */
const PARTS: Record<Group, readonly string[]> = {
  sureness: ["certainty", "standing-reason", "confidence", "rank", "source-kind", "name-kind"],
  things: ["kinds", "agreement-kind", "organization-kind", "title-kind", "title-level", "event-kind"],
  agreements: [
    "participation-status",
    "role",
    "agreement-status",
    "agreement-scope",
    "agreement-relation",
    "federation-membership-kind",
    "succession-kind",
  ],
  recognition: [
    "recognised-thing",
    "basis",
    "condition-kind",
    "level",
    "recognition-direction",
    "route-gap",
    "specialty-match",
    "title-relation",
  ],
  accession: [
    "rule-kind",
    "rule-step",
    "requirement-outcome",
    "sponsorship-role",
    "review-kind",
    "accession-tie",
    "candidate-bar",
    "step-factor",
  ],
  notice: ["verdict", "outcome", "outcome-reason", "intention-kind", "task-track", "pilot-kind"],
  relations: ["relation"],
};

/** The glossary: the schemes of each part, with the terms that hold the words in either language; empty ones left out. */
export function parts(vocabulary: Vocabulary, kinds: Words, words: string): { group: Group; schemes: Scheme[] }[] {
  const schemes = new Map<string, Scheme>(
    vocabulary.schemes.map((scheme) => [
      scheme.id,
      {
        ...scheme,
        terms: scheme.concepts.map((one) => ({ ...one, id: `${scheme.id}.${one.notation}` })),
      },
    ]),
  );
  schemes.set("kinds", {
    id: "kinds",
    label: kinds,
    definition: { en: "", zh: "" },
    terms: vocabulary.kinds.map((one) => ({ ...one, id: `kinds.${one.kind}` })),
  });
  const sought = words.trim().toLowerCase();
  return (Object.keys(PARTS) as Group[])
    .map((group) => ({
      group,
      schemes: PARTS[group]
        .flatMap((id) => schemes.get(id) ?? [])
        .map((scheme) => ({ ...scheme, terms: scheme.terms.filter((term) => holds(term, sought)) }))
        .filter(({ terms }) => terms.length),
    }))
    .filter(({ schemes: kept }) => kept.length);
}

function holds({ label, definition }: Term, sought: string): boolean {
  return [label.en, label.zh, definition.en, definition.zh].some((text) => text?.toLowerCase().includes(sought));
}
