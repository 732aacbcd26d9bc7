/** Small pieces of SPARQL that the builder puts together: terms, names in two languages, conditions as filters. */
import type { Lang, PropertySchema } from "$/api/contract";
import { NAME, type Condition } from "./draft";

const ID = "https://w3id.org/accord-atlas/id/";

export function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&").replace(/\r?\n/g, "\\n")}"`;
}

export function day(text: string): string {
  return `${quoted(text)}^^xsd:date`;
}

/** An entity named `kind/slug` as a term: with its prefix where SPARQL allows that, else in full. */
export function thing(id: string): string {
  const [kind = "", slug = ""] = [id.slice(0, id.indexOf("/")), id.slice(id.indexOf("/") + 1)];
  return /^[a-z0-9]+([-.][a-z0-9]+)*$/.test(slug) ? `${kind}:${slug}` : `<${encodeURI(`${ID}${id}`)}>`;
}

/** `title-equivalence` or `aa:inForce` as the name of a variable: `titleEquivalence`, `inForce`. */
export function camel(name: string): string {
  return name.replace(/^.*:/, "").replace(/[^A-Za-z0-9]+(.)/g, (_, next: string) => next.toUpperCase());
}

/** Gives each wish a name of its own. */
export class Names {
  #taken = new Set<string>();

  take(wish: string): string {
    let name = wish;
    for (let n = 2; this.#taken.has(name); n += 1) name = `${wish}${n}`;
    this.#taken.add(name);
    return name;
  }
}

/** A text in the reader's language or else in the other, as one variable. */
export function words(subject: string, property: string, name: string, lang: Lang): string[] {
  const languages = lang === "zh" ? ["zh", "en"] : ["en", "zh"];
  const variables = languages.map((one) => `?${name}${one === "zh" ? "Zh" : "En"}`);
  return [
    ...languages.map(
      (one, n) => `OPTIONAL { ${subject} ${property} ${variables[n]} FILTER (LANG(${variables[n]}) = "${one}") }`,
    ),
    `BIND (STR(COALESCE(${variables.join(", ")})) AS ?${name})`,
  ];
}

/** The name of a thing as one variable. */
export function nameOf(variable: string, name: string, lang: Lang): string[] {
  return words(`?${variable}`, NAME, name, lang);
}

/** What is asked of a variable, as SPARQL; nothing where only its presence is. */
export function condition(of: Condition, type: PropertySchema["type"], variable: string): string[] {
  const value = of.values[0] ?? "";
  const among = (terms: string[]): string[] => [`VALUES ${variable} { ${terms.join(" ")} }`];
  switch (of.operation) {
    case "contains":
      return [`FILTER (CONTAINS(LCASE(STR(${variable})), LCASE(${quoted(value)})))`];
    case "any":
      return among(of.values.map((one) => thing(`concept/${one}`)));
    case "is":
      if (type === "entity") return among(of.values.map(thing));
      return [
        `FILTER (${type === "boolean" ? `${variable} = ${value === "true"}` : `STR(${variable}) = ${quoted(value)}`})`,
      ];
    case "least":
    case "most":
      return [`FILTER (${variable} ${of.operation === "least" ? ">=" : "<="} ${bound(value, type)})`];
    case "from":
    case "until":
      return [
        `FILTER (${type === "day" ? dayBound(of.operation, variable, value) : dateBound(of.operation, variable, value)})`,
      ];
    default:
      return [];
  }
}

function bound(value: string, type: PropertySchema["type"]): string {
  return type === "year" ? `${quoted(value)}^^xsd:gYear` : String(Number(value) || 0);
}

function dayBound(operation: "from" | "until", variable: string, value: string): string {
  return `${variable} ${operation === "from" ? ">=" : "<="} ${day(value)}`;
}

/** A date is as exact as its source: of a year or a month, the same part of the day is compared. */
function dateBound(operation: "from" | "until", variable: string, value: string): string {
  const text = `REPLACE(STR(${variable}), "[?~%]", "")`;
  return operation === "from"
    ? `${text} >= SUBSTR(${quoted(value)}, 1, STRLEN(${text}))`
    : `${text} <= ${quoted(value)}`;
}
