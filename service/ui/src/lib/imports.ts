import type { Entity, ImportProblem, PlannedChange } from "$/api/contract";
import { bare } from "./address.svelte";

/** What the files of a check are sent as; `settle` says which thing is meant in which cell. */
export interface Asked {
  files: readonly File[];
  layer: string;
  settle: Readonly<Record<string, string>>;
}

/** A name or a date that may mean several things, with every cell in which it stands. */
export interface Question {
  problem: ImportProblem;
  cells: string[];
  /** The keys of `settle` under which the answer is sent. */
  keys: string[];
}

/** Whether a choice settles the problem; every other is mended in the file. */
export function isQuestion(problem: ImportProblem): boolean {
  return problem.settle !== null && problem.candidates.length + problem.readings.length > 0;
}

/** The problems that a choice settles: one question for what stands alike in several cells of a sheet. */
export function questions(problems: readonly ImportProblem[]): Question[] {
  const found = new Map<string, Question>();
  for (const problem of problems.filter(isQuestion)) {
    const choices = [...problem.candidates.map((one) => one.iri), ...problem.readings].join();
    const key = [problem.file, problem.sheet, problem.value, choices].join("\n");
    const one = found.get(key) ?? { problem, cells: [], keys: [] };
    if (problem.cell) one.cells.push(problem.cell);
    if (problem.settle) one.keys.push(problem.settle);
    found.set(key, one);
  }
  return [...found.values()];
}

/** What is wrong with the cells of one sheet, or with a file as a whole. */
export interface Place<T> {
  file: string;
  sheet: string | null;
  found: T[];
}

/** What was said of cells, by file and sheet in the order in which it came. */
export function bySheet<T extends { file: string; sheet: string | null }>(all: readonly T[]): Place<T>[] {
  const found = new Map<string, Place<T>>();
  for (const one of all) {
    const key = `${one.file}\n${one.sheet ?? ""}`;
    const place = found.get(key) ?? { file: one.file, sheet: one.sheet, found: [] };
    place.found.push(one);
    found.set(key, place);
  }
  return [...found.values()];
}

/** The changes of one agreement, else of one body, in the order in which they came. */
export interface Group {
  about: Entity | null;
  changes: PlannedChange[];
}

const FIRST = ["agreement", "organization"];

/** Changes as people look for them: by agreement, those without one by body, and the rest together at the end. */
export function grouped(changes: readonly PlannedChange[]): Group[] {
  const found = new Map<string, Group>();
  for (const change of changes) {
    const about = FIRST.map((kind) => change.concerns.find((one) => one.kind === kind)).find(Boolean) ?? null;
    const key = about?.iri ?? "";
    const group = found.get(key) ?? { about, changes: [] };
    group.changes.push(change);
    found.set(key, group);
  }
  const rank = (group: Group): number => (group.about ? FIRST.indexOf(group.about.kind ?? "") : FIRST.length);
  return [...found.values()].sort((a, b) => rank(a) - rank(b));
}

/** The address of the network around what the changes are about: their agreements, else their bodies. */
export function inNetwork(changes: readonly PlannedChange[]): string {
  const all = changes.flatMap((change) => change.concerns);
  const kind = FIRST.find((one) => all.some((thing) => thing.kind === one));
  const ids = all.filter((thing) => thing.kind === kind).map((thing) => `${kind}/${bare(thing.id)}`);
  return kind ? `/network?focus=${[...new Set(ids)].slice(0, 5).join(",")}` : "/network";
}

/** A name for the layer that none has yet: from that of the first file, or from the day where nothing is left of it. */
export function suggested(files: readonly { name: string }[], day: string, taken: readonly string[] = []): string {
  const stem = files[0]?.name.replace(/\.[^.]*$/, "") ?? "";
  const plain = stem
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  const name = plain.length > 1 ? plain : `import-${day}`;
  const free = (number: number): string =>
    taken.includes(`${name}-${number}`) ? free(number + 1) : `${name}-${number}`;
  return taken.includes(name) ? free(2) : name;
}

/** Whether the service takes this as the name of a layer. */
export function isName(text: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}

/** What is sent for a check or, without `dry`, to keep the rows. */
export function form(asked: Asked, options: { dry: boolean; marked?: boolean }): FormData {
  const data = new FormData();
  for (const file of asked.files) data.append("file", file, file.name);
  data.append("layer", asked.layer);
  data.append("dry_run", String(options.dry));
  if (Object.keys(asked.settle).length) data.append("settle", JSON.stringify(asked.settle));
  if (options.marked) data.append("marked", "true");
  return data;
}

/** The files that cannot be read any more: a browser refuses one that has changed since it was chosen. */
export async function unreadable(files: readonly File[]): Promise<string[]> {
  const tried = files.map((file) =>
    file
      .slice(0, 1)
      .arrayBuffer()
      .then(() => "")
      .catch(() => file.name),
  );
  return (await Promise.all(tried)).filter(Boolean);
}
