/** Walks through the syntax trees of sparqljs, as far as the hints need. */
import type { Expression, Pattern, Term } from "sparqljs";

interface Node {
  type?: string;
  termType?: string;
  value?: string;
  [more: string]: unknown;
}

function* nodes(of: unknown): Generator<Node> {
  if (Array.isArray(of)) for (const one of of) yield* nodes(one);
  else if (of && typeof of === "object") {
    const node = of as Node;
    yield node;
    // Terms have no parts of interest; their prototypes hold the rest.
    if (!node.termType) for (const one of Object.values(node)) yield* nodes(one);
  }
}

/** The names of all variables in parts of a query, each once. */
export function variablesOf(of: readonly (Pattern | Expression)[]): string[] {
  const found = [...nodes(of)].flatMap((one) => (one.termType === "Variable" ? [String(one.value)] : []));
  return [...new Set(found)];
}

/** All patterns at any depth, but those of sub-queries, which have a scope of their own. */
export function patterns(where: readonly Pattern[]): Pattern[] {
  return where.flatMap((one) => ("patterns" in one ? [one, ...patterns(one.patterns)] : [one]));
}

export interface Said {
  /** The property where it is a single one, also as the last step of a path. */
  predicate: string | null;
  object: Term & { language?: string; datatype?: { value: string } };
}

export function triples(where: readonly Pattern[]): Said[] {
  return patterns(where).flatMap((one) =>
    one.type === "bgp"
      ? one.triples.map(({ predicate, object }): Said => {
          if ("termType" in predicate)
            return { predicate: predicate.termType === "NamedNode" ? predicate.value : null, object };
          const last = predicate.pathType === "/" ? predicate.items.at(-1) : undefined;
          return { predicate: last && "termType" in last ? last.value : null, object };
        })
      : [],
  );
}

export interface Aggregate {
  aggregation: string;
  distinct: boolean;
  /** The variable that it is about, and whether that stands in it as it is, not in a function. */
  variable: string | null;
  bare: boolean;
}

export function aggregates(expression: Expression): Aggregate[] {
  return [...nodes(expression)].flatMap((one) => {
    if (one.type !== "aggregate") return [];
    const inner = one.expression as Node;
    const [name] = variablesOf([inner as unknown as Expression]);
    return [
      {
        aggregation: String(one.aggregation),
        distinct: Boolean(one.distinct),
        variable: name ?? null,
        bare: inner.termType === "Variable",
      },
    ];
  });
}

export interface Comparison {
  variable: string;
  /** Whether not the variable but its year, month or day is compared. */
  part: boolean;
  operator: string;
  /** The datatype of what it is compared with; `now` for the time of the query; null where it is no constant. */
  other: string | null;
}

const OPERATORS = ["=", "!=", "<", ">", "<=", ">=", "in", "notin"];
const PARTS = ["year", "month", "day"];

/** Each comparison of a variable with a constant, whichever side it stands on. */
export function comparisons(where: readonly Pattern[]): Comparison[] {
  const found: Comparison[] = [];
  for (const one of nodes(patterns(where).filter((each) => each.type === "filter" || each.type === "bind"))) {
    if (one.type !== "operation" || !OPERATORS.includes(String(one.operator))) continue;
    const args = one.args as unknown[];
    for (const [mine, other] of [args, [...args].reverse()]) {
      const side = asVariable(mine as Node);
      if (side) found.push({ ...side, operator: String(one.operator), other: constant(other) });
    }
  }
  return found.filter((one) => one.other !== null);
}

function asVariable(node: Node): Pick<Comparison, "variable" | "part"> | null {
  if (node.termType === "Variable") return { variable: String(node.value), part: false };
  const [inner] = (node.args ?? []) as Node[];
  if (node.type === "operation" && PARTS.includes(String(node.operator)) && inner?.termType === "Variable")
    return { variable: String(inner.value), part: true };
  return null;
}

function constant(of: unknown): string | null {
  const [first] = Array.isArray(of) ? (of as Node[]) : [of as Node];
  if (first?.termType === "Literal") {
    const { language, datatype } = first as { language?: string; datatype?: { value: string } };
    return language ? "language" : (datatype?.value ?? null);
  }
  return first?.type === "operation" && first.operator === "now" ? "now#dateTime" : null;
}
