import type { Entity, NoticeAbout, NoticeAnswer, NoticeItem, NoticeProblem, ReadClause } from "$/api/contract";

/** A row as a person has changed it, and what was decided of it. */
export interface Decided extends NoticeItem {
  choice: "open" | "accepted" | "dropped";
}

/** The document as a person has changed it; an issuer that the atlas does not have is named and gets a kind. */
export interface DecidedDocument {
  slug: string;
  number: string;
  label_zh: string;
  label_en: string;
  issuer: Entity | null;
  issuer_zh: string;
  issuer_en: string;
  issuer_kind: string;
  issued: string;
  url: string;
}

export function documentOf(about: NoticeAbout): DecidedDocument {
  return {
    slug: about.slug,
    number: about.number ?? "",
    label_zh: about.title.zh,
    label_en: about.title.en,
    issuer: about.issuer,
    issuer_zh: about.issuer ? "" : (about.issuer_words ?? ""),
    issuer_en: "",
    issuer_kind: about.issuer_kind ?? "",
    issued: about.issued ?? "",
    url: "",
  };
}

/** The fields of a row that still say nothing, of those that the service asks a person for. */
export function lacking(item: NoticeItem): string[] {
  return (item.missing ?? []).filter((field) => {
    const value: unknown = item[field as keyof NoticeItem];
    return value === null || value === undefined || value === "";
  });
}

const ids = (entities: readonly Entity[] | undefined): string[] => (entities ?? []).map((one) => one.id);

/** What is sent to accept the rows that a person chose. */
export function acceptance(document: DecidedDocument, items: readonly Decided[]): object {
  const { issuer, ...about } = document;
  return {
    document: issuer
      ? { ...about, issuer: issuer.id, issuer_zh: "", issuer_en: "", issuer_kind: "" }
      : { ...about, issuer: "" },
    items: items
      .filter((item) => item.choice === "accepted")
      .map((item) => ({
        id: item.id,
        kind: item.kind,
        clause: item.clause,
        label_en: item.label.en,
        label_zh: item.label.zh,
        metric: item.metric ?? "",
        comparator: item.comparator ?? "",
        value: item.value ?? null,
        unit: item.unit ?? "",
        year: item.year ?? null,
        intention: item.intention ?? "",
        organizations: ids(item.organizations),
        organization: item.organization?.id ?? "",
        jurisdiction: item.jurisdiction?.id ?? "",
        agreement: item.agreement?.id ?? "",
        specialties: ids(item.specialties),
        regions: ids(item.regions),
        due: item.due ?? "",
        open_list: item.open_list ?? false,
        printed: item.printed,
        body_clause: item.organizations?.length ? (item.body_clause ?? "") : "",
        body_printed: item.organizations?.length ? (item.body_printed ?? []) : [],
      })),
  };
}

/** A piece of a clause's text, and what it names or counts. */
export interface Piece {
  text: string;
  kind: string;
  id: string | null;
  said: string;
  /** Whether the words begin here, behind a heading. */
  begins: boolean;
}

const PLAIN = { kind: "", id: null, said: "", begins: false };

/** The text of a clause in pieces; the service counts characters, so does this. */
export function pieces(clause: ReadClause, answer: NoticeAnswer, say: (one: Entity) => string): Piece[] {
  const letters = [...clause.text];
  const found: Piece[] = [];
  let at = 0;
  const plain = (until: number): void => {
    const breaks = clause.body > at && clause.body < until ? [at, clause.body, until] : [at, until];
    for (const [n, from] of breaks.slice(0, -1).entries())
      if ((breaks[n + 1] ?? 0) > from)
        found.push({
          ...PLAIN,
          text: letters.slice(from, breaks[n + 1]).join(""),
          begins: from === clause.body && from > 0,
        });
  };
  for (const mark of clause.marks) {
    plain(mark.start);
    const text = letters.slice(mark.start, mark.end).join("");
    const begins = mark.start === clause.body && mark.start > 0;
    const candidate = mark.candidate === null ? null : clause.candidates[mark.candidate];
    const figure = mark.figure === null ? null : answer.figures[mark.figure];
    if (candidate) {
      const names = candidate.label ? [candidate.label, ...(candidate.others ?? [])].map(say).join(" / ") : "";
      found.push({ text, kind: candidate.kind, id: candidate.id, said: names, begins });
    } else {
      const sign = figure && figure.comparator !== "=" ? `${figure.comparator} ` : "";
      const year = figure?.year ? ` · ${figure.year}` : "";
      const value = figure ? figure.value.toLocaleString("en", { maximumFractionDigits: 2 }) : "";
      found.push({ text, kind: "figure", id: "figure", said: `${sign}${value} ${figure?.unit ?? ""}${year}`, begins });
    }
    at = mark.end;
  }
  plain(letters.length);
  return found;
}

/** The problems of a row, of the document (`document`), or of none of them (null). */
export function problemsOf(problems: readonly NoticeProblem[], item: string | null): NoticeProblem[] {
  return problems.filter((one) => one.item === item);
}
