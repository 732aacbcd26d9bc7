import type { KindSchema, PropertySchema } from "$/api/contract";

/** What can be asked of a value. `from` and `until` are days, `least` and `most` numbers, `any` one of the concepts. */
export const OPERATIONS = ["is", "contains", "from", "until", "any", "least", "most", "recorded", "missing"] as const;
export type Operation = (typeof OPERATIONS)[number];

export interface Condition {
  property: string;
  operation: Operation;
  values: string[];
}

/** A question put together without SPARQL: what of a kind is shown, under which conditions, on which day, in which order. */
export interface Draft {
  kind: string;
  columns: string[];
  conditions: Condition[];
  /** The day on which it stands, for kinds that stand in time. */
  on: string;
  /** How surely it then stands; empty stands for all. */
  sure: string[];
  /** A column, with a hyphen before it for the other way round; blank is by name. */
  sort: string;
  most: number;
}

/** The name of a thing, where it has one: no property among the others, but a condition may ask for it. */
export const NAME = "rdfs:label";
export const MOST = [50, 200, 1000, 5000];
export const FIRST_KIND = "agreement";

const OF_TYPE: Record<PropertySchema["type"], Operation[]> = {
  entity: ["is"],
  concept: ["any"],
  date: ["from", "until"],
  day: ["from", "until"],
  year: ["least", "most"],
  number: ["least", "most"],
  boolean: ["is"],
  words: ["contains"],
  text: ["contains", "is"],
  address: ["contains"],
};

/** What can be asked of a property, by what it holds. */
export function operations(type: PropertySchema["type"]): Operation[] {
  return [...OF_TYPE[type], "recorded", "missing"];
}

/** Whether an operation compares with something that has to be given. */
export function wantsValue(operation: Operation): boolean {
  return operation !== "recorded" && operation !== "missing";
}

/** Properties by which readers know a thing; evidence and computed bounds are for those who look for them. */
const TOLD = ["kind", "time", "place", "relations", "content"];

/** The columns that a kind is shown with at first: of what most of its things have, a little of each group. */
export function firstColumns(kind: KindSchema): string[] {
  const plain = kind.properties.filter(
    (one) => TOLD.includes(one.group) && one.type !== "words" && one.things * 4 >= kind.things,
  );
  const heads = TOLD.slice(0, 4).flatMap((group) => plain.find((one) => one.group === group) ?? []);
  const rest = ["relations", ...TOLD].flatMap((group) => plain.filter((one) => one.group === group));
  const shown = new Set([...new Set([...heads, ...rest])].slice(0, 5));
  return kind.properties.filter((one) => shown.has(one)).map((one) => one.name);
}

export function fresh(kind: KindSchema): Draft {
  return { kind: kind.kind, columns: firstColumns(kind), conditions: [], on: "", sure: [], sort: "", most: 200 };
}

/** A property as the address writes it: those of ours without their prefix. */
function short(name: string): string {
  return name.replace(/^aa:/, "");
}

function long(name: string): string {
  return name.includes(":") ? name : `aa:${name}`;
}

type Query = Readonly<Record<string, string | undefined>>;

/** The draft that an address describes, for a kind; what it says of properties that the kind does not have is left out. */
export function readDraft(query: Query, kind: KindSchema): Draft {
  const begin = fresh(kind);
  const has = (name: string): boolean => kind.properties.some((one) => one.name === name);
  const listed = (text: string | undefined): string[] => (text ?? "").split(",").filter(Boolean);
  const most = Number(query.most);
  const sort = (query.sort ?? "").replace(/^-/, "");
  return {
    kind: kind.kind,
    columns: query.show === undefined ? begin.columns : listed(query.show).map(long).filter(has),
    conditions: (query.where ?? "")
      .split(";")
      .flatMap((text) => condition(text))
      .filter((one) => has(one.property) || (one.property === NAME && kind.named)),
    on: kind.standing.length && /^\d{4}-\d\d-\d\d$/.test(query.on ?? "") ? (query.on ?? "") : "",
    sure: kind.standing.length ? listed(query.sure) : [],
    sort: sort && has(long(sort)) ? `${query.sort?.startsWith("-") ? "-" : ""}${long(sort)}` : "",
    most: Number.isInteger(most) && most > 0 && most <= 10_000 ? most : begin.most,
  };
}

function condition(text: string): Condition[] {
  const [property, operation, values = ""] = text.split("~");
  if (!property || !OPERATIONS.includes(operation as Operation)) return [];
  return [
    {
      property: long(property),
      operation: operation as Operation,
      values: values.split(",").filter(Boolean).map(decoded),
    },
  ];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A value in the address: the signs between values, and the one between their parts, are written out. */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll("~", "%7E");
}

/** The parts of the address that describe a draft; what is as at first is left out. */
export function draftParts(draft: Draft, kind: KindSchema): Record<string, string | null> {
  const begin = fresh(kind);
  const same = draft.columns.join() === begin.columns.join();
  const where = draft.conditions.map(
    (one) =>
      `${short(one.property)}~${one.operation}${one.values.length ? `~${one.values.map(encoded).join(",")}` : ""}`,
  );
  return {
    of: draft.kind === FIRST_KIND ? null : draft.kind,
    // A comma stands for no column at all: a blank part would be left out of the address.
    show: same ? null : draft.columns.map(short).join(",") || ",",
    where: where.join(";") || null,
    on: draft.on || null,
    sure: draft.sure.join(",") || null,
    sort: draft.sort ? draft.sort.replace("aa:", "") : null,
    most: draft.most === begin.most ? null : String(draft.most),
  };
}

/** Whether a condition says enough to be asked. */
export function complete(condition: Condition): boolean {
  return !wantsValue(condition.operation) || condition.values.some(Boolean);
}
