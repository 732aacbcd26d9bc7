import type { Column, KindSchema, Label, Lang, PropertySchema } from "$/api/contract";
import { complete, NAME, type Condition, type Draft } from "./draft";
import { camel, condition, day, nameOf, Names, words } from "./pieces";
import { missingPrefixes } from "./prefixes";

/** A query, and its variables as columns that a reader is shown: names stand in their things. */
export interface Written {
  query: string;
  columns: Column[];
}

const COMMENTS = {
  en: { name: "Name: in English, or else in Chinese", day: "As it stands on", most: "more rows may exist" },
  zh: { name: "名称：英文仅在没有中文时使用", day: "所在日期的状态：", most: "可能还有更多行" },
};

const SHOWN: Partial<Record<PropertySchema["type"], NonNullable<Column["type"]>>> = {
  entity: "entity",
  concept: "concept",
  date: "date",
  day: "date",
  number: "number",
  boolean: "boolean",
};

function titled(label: Label, name: string): NonNullable<Column["title"]> {
  return { en: label.en ?? label.zh ?? name, zh: label.zh ?? label.en ?? name };
}

/** A part of the query: what it is about, its lines, its variables in SELECT, and the column that is shown of it. */
interface Part {
  comment: string;
  lines: string[];
  selected: string[];
  columns: Column[];
  /** What to sort by. */
  key: string;
  /** Whether it holds of every row: such parts stand first, which is what the engine plans best. */
  sure: boolean;
}

class Writer {
  readonly names = new Names();
  readonly item: string;

  constructor(
    readonly draft: Draft,
    readonly kind: KindSchema,
    readonly lang: Lang,
  ) {
    this.item = this.names.take(camel(kind.kind));
  }

  /** The things themselves, by name. */
  things(conditions: Condition[]): Part {
    const name = this.names.take(`${this.item}Name`);
    return {
      comment: COMMENTS[this.lang].name,
      lines: [
        ...nameOf(this.item, name, this.lang),
        ...conditions.filter((one) => one.property === NAME).flatMap((one) => condition(one, "words", `?${name}`)),
      ],
      selected: [name],
      columns: [],
      key: `?${name}`,
      sure: false,
    };
  }

  property(of: PropertySchema, conditions: Condition[], shown: boolean, needed: boolean): Part {
    const variable = this.names.take(camel(of.name));
    const pattern = `?${this.item} ${of.name}`;
    const held = conditions.filter((one) => one.operation !== "missing");
    const twin = of.type === "entity" || of.type === "concept" ? this.names.take(`${variable}Name`) : "";
    const lines = held.length < conditions.length ? [`MINUS { ${pattern} [] }`] : [];
    const labels = twin && needed ? nameOf(variable, twin, this.lang) : [];
    const filters = held.flatMap((one) => condition(one, of.type, `?${variable}`));
    if (of.type === "words" && (needed || held.length)) {
      lines.push(...words(`?${this.item}`, of.name, variable, this.lang));
      if (held.length) lines.push(`FILTER (BOUND(?${variable}))`, ...filters);
    } else if (held.length) lines.push(`${pattern} ?${variable} .`, ...filters, ...labels);
    else if (needed) lines.push(...optional(`${pattern} ?${variable}`, labels));
    const title = titled(of.label, of.name);
    const scheme = of.schemes.join("|") || null;
    return {
      comment: title[this.lang],
      lines,
      selected: shown ? [variable, ...(twin ? [twin] : [])] : [],
      columns: shown ? [{ name: variable, type: SHOWN[of.type] ?? "text", scheme, title }] : [],
      key: sortKey(of.type, variable, twin),
      sure: held.length > 0 && of.type !== "words",
    };
  }

  /** How a thing stands on a day: by the segment of time that holds it. */
  standing(segment: KindSchema | null): Part {
    const { on, sure } = this.draft;
    const [of, from, until] = ["segment", "from", "until"].map((name) => `?${this.names.take(name)}`);
    const said = ["certainty", "reason", ...(this.kind.standing.includes("aa:status") ? ["status"] : [])];
    const columns = said.map((name): Column => {
      const property = segment?.properties.find((one) => one.name === `aa:${name}`);
      const title = property ? { title: titled(property.label, name) } : {};
      const scheme = property?.schemes.join("|") || null;
      return { name: this.names.take(name === "status" ? "statusThen" : name), type: "concept", scheme, ...title };
    });
    const twins = columns.map(({ name }) => this.names.take(`${name}Name`));
    const [certainty, , status] = columns;
    const labels = (name: string, n: number): string[] => nameOf(name, twins[n] ?? "", this.lang);
    const lines = [
      `${of} aa:of ?${this.item} ; aa:certainty ?${certainty?.name} ; aa:reason ?${columns[1]?.name} .`,
      `OPTIONAL { ${of} aa:from ${from} }`,
      `OPTIONAL { ${of} aa:until ${until} }`,
      `FILTER (!BOUND(${from}) || ${from} <= ${day(on)})`,
      `FILTER (!BOUND(${until}) || ${until} > ${day(on)})`,
      ...(sure.length
        ? [`VALUES ?${certainty?.name} { ${sure.map((one) => `concept:certainty.${one}`).join(" ")} }`]
        : []),
      ...columns.slice(0, 2).flatMap(({ name }, n) => labels(name, n)),
      ...(status ? optional(`${of} aa:status ?${status.name}`, labels(status.name, 2)) : []),
    ];
    const selected = columns.flatMap(({ name }, n) => [name, twins[n] ?? ""]);
    return { comment: `${COMMENTS[this.lang].day} ${on}`, lines, selected, columns, key: "", sure: true };
  }
}

/** A pattern that may fail, and what follows from it: inside it, for what hangs on a blank outside it is slow to find. */
function optional(pattern: string, more: string[]): string[] {
  return more.length
    ? ["OPTIONAL {", ...[`${pattern} .`, ...more].map((line) => `  ${line}`), "}"]
    : [`OPTIONAL { ${pattern} }`];
}

/** What rows are sorted by: numbers and days as they are, things by name, all else as text, since types may differ. */
function sortKey(type: PropertySchema["type"], variable: string, twin: string): string {
  if (twin) return `?${twin}`;
  return type === "number" || type === "day" || type === "boolean" ? `?${variable}` : `STR(?${variable})`;
}

/** The SPARQL of a draft: the prefixes it uses, what is optional as OPTIONAL, names in the reader's language first. */
export function written(draft: Draft, kind: KindSchema, lang: Lang, segment: KindSchema | null = null): Written {
  const writer = new Writer(draft, kind, lang);
  const { item } = writer;
  const asked = draft.conditions.filter(complete);
  const sort = draft.sort.replace(/^-/, "");
  const things = kind.named ? [writer.things(asked)] : [];
  const keys = new Map<string, string>();
  // Columns in the order in which they were chosen, then what is only asked or sorted by.
  const wanted = [...new Set([...draft.columns, ...asked.map((one) => one.property), ...(sort ? [sort] : [])])];
  const parts = wanted.flatMap((name) => {
    const property = kind.properties.find((one) => one.name === name);
    if (!property) return [];
    const mine = asked.filter((one) => one.property === name);
    const shown = draft.columns.includes(name);
    const part = writer.property(property, mine, shown, shown || name === sort);
    keys.set(name, part.key);
    return [part];
  });
  const standing = draft.on && kind.standing.length ? [writer.standing(segment)] : [];
  const all = [...things, ...parts, ...standing];
  const key = keys.get(sort);
  const by = [
    ...(key ? [draft.sort.startsWith("-") ? `DESC(${key})` : key] : []),
    ...things.map((one) => one.key),
    `?${item}`,
  ];
  const inOrder = [...all.filter((one) => one.sure), ...all.filter((one) => !one.sure)];
  const body = inOrder.map(({ comment, lines }) => [`# ${comment}`, ...lines].map((line) => `  ${line}`).join("\n"));
  const query = [
    `SELECT DISTINCT ${[item, ...all.flatMap((one) => one.selected)].map((name) => `?${name}`).join(" ")} WHERE {`,
    [`  ?${item} a ${kind.name} .`, ...body].join("\n\n"),
    "}",
    `ORDER BY ${by.join(" ")}`,
    `LIMIT ${draft.most} # ${COMMENTS[lang].most}`,
  ].join("\n");
  const first: Column = { name: item, type: "entity", title: titled(kind.label, kind.kind) };
  return { query: `${missingPrefixes(query)}\n${query}\n`, columns: [first, ...all.flatMap((one) => one.columns)] };
}
