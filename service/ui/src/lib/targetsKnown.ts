import type { Target, TargetFigure } from "$/api/contract";

/** What one picture shows: the targets of one subject and the figures known beside them. */
export interface Subject {
  key: string;
  items: Target[];
  figures: TargetFigure[];
  /** The largest number in it, to which its bars are drawn. */
  most: number;
}

/** Targets of the same metric, specialty and region belong to one picture. */
function subjectOf(item: Target): string {
  return [item.metric, item.specialty?.id ?? "", item.region?.id ?? ""].join("/");
}

/** The subjects of the numbered targets: first those beside which figures are known, then those with none. */
export function subjects(all: readonly Target[]): Subject[] {
  const found = new Map<string, Subject>();
  for (const item of all) {
    if (item.value === null) continue;
    const key = subjectOf(item);
    const subject = found.get(key) ?? { key, items: [], figures: [], most: 0 };
    subject.items.push(item);
    for (const figure of item.figures) {
      if (!subject.figures.some((one) => one.figure.iri === figure.figure.iri)) subject.figures.push(figure);
    }
    subject.most = Math.max(subject.most, item.value, ...item.figures.map((figure) => figure.value ?? 0));
    found.set(key, subject);
  }
  return [...found.values()].sort((a, b) => Number(!a.figures.length) - Number(!b.figures.length));
}

/** The length of a bar in a picture so wide; something that is not nothing can be seen. */
export function length(value: number, most: number, width: number): number {
  return value <= 0 || most <= 0 ? 0 : Math.max(2, (value / most) * width);
}
