import { isEntity, type Entity, type Row } from "$/api/contract";

export interface Member {
  /** The body, or the country or region itself where the source names no body. */
  who: Entity;
  place: Entity | null;
  /** Its standing in the one and in the other; null where none is on record. */
  left: string | null;
  right: string | null;
}

export interface Shared {
  onlyLeft: Member[];
  both: Member[];
  onlyRight: Member[];
}

function standings(rows: readonly Row[]): Map<string, { who: Entity; place: Entity | null; status: string }> {
  return new Map(
    rows.flatMap(({ organization, jurisdiction, status }) => {
      const place = isEntity(jurisdiction ?? null) ? (jurisdiction as Entity) : null;
      const who = isEntity(organization ?? null) ? (organization as Entity) : place;
      return who ? [[who.iri, { who, place, status: String(status) }] as const] : [];
    }),
  );
}

/** Who is in one, in the other, in both of two agreements, from the rows of `members` of each. */
export function sharedBy(left: readonly Row[], right: readonly Row[]): Shared {
  const [lefts, rights] = [standings(left), standings(right)];
  const all = [...new Map([...lefts, ...rights]).values()].map(({ who, place }): Member => ({
    who,
    place,
    left: lefts.get(who.iri)?.status ?? null,
    right: rights.get(who.iri)?.status ?? null,
  }));
  return {
    onlyLeft: all.filter((one) => !one.right),
    both: all.filter((one) => one.left && one.right),
    onlyRight: all.filter((one) => !one.left),
  };
}

/** Places for `count` dots in columns of at most `rows`, from (x, y) down and then to the right. */
export function columns(count: number, x: number, y: number, rows: number, width: number): [number, number][] {
  return Array.from({ length: count }, (_, i) => [x + Math.floor(i / rows) * width, y + (i % rows) * 21]);
}
