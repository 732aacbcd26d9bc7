import { isEntity, type Entity, type Row } from "$/api/contract";

/** What the table of recorded outcomes says of a target, an intention or a task. */
export interface Recorded {
  verdict: string;
  date: string | null;
  evidence: string;
  note: string;
  sources: Entity[];
}
/** What was looked for, and what was found or not. */
export interface Looked {
  search: Entity;
  finding: string;
  on: string;
  where: string;
}
/** A task of the notice with the bodies it is given to. */
export interface Task {
  task: Entity;
  bodies: Entity[];
  region: Entity[];
  due: string | null;
  clause: Entity | null;
}

const text = (cell: Row[string] | undefined): string => (typeof cell === "string" ? cell : "");
const thing = (cell: Row[string] | undefined): Entity[] => (isEntity(cell) ? [cell] : []);

function once(all: readonly Entity[]): Entity[] {
  return [...new Map(all.map((one) => [one.iri, one])).values()];
}

/** The recorded outcomes by the IRI of what they are about; the rows of one item differ by their source. */
export function recorded(rows: readonly Row[]): Map<string, Recorded> {
  const found = new Map<string, Recorded>();
  for (const row of rows)
    for (const item of thing(row.item)) {
      const held = found.get(item.iri);
      found.set(item.iri, {
        verdict: text(row.verdict),
        date: text(row.date) || null,
        evidence: text(row.evidence),
        note: text(row.note),
        sources: once([...(held?.sources ?? []), ...thing(row.source)]),
      });
    }
  return found;
}

/** The searches by the IRI of what they were about. */
export function looked(rows: readonly Row[]): Map<string, Looked[]> {
  const found = new Map<string, Looked[]>();
  for (const row of rows)
    for (const subject of thing(row.subject))
      for (const search of thing(row.search))
        found.set(subject.iri, [
          ...(found.get(subject.iri) ?? []),
          { search, finding: text(row.finding), on: text(row.searched_on), where: text(row.searched_in) },
        ]);
  return found;
}

/** The tasks, each once, in the order of the notice. */
export function tasks(rows: readonly Row[]): Task[] {
  const found = new Map<string, Task>();
  for (const row of rows)
    for (const task of thing(row.task)) {
      const held = found.get(task.iri);
      found.set(task.iri, {
        task,
        bodies: once([...(held?.bodies ?? []), ...thing(row.organization)]),
        region: once([...(held?.region ?? []), ...thing(row.region)]),
        due: row.due === null || row.due === undefined ? null : String(row.due),
        clause: thing(row.clause)[0] ?? null,
      });
    }
  return [...found.values()];
}
