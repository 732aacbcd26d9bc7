/** The shapes of the service's answers, as the design fixes them. */
export type Lang = "en" | "zh";

/** A name in two languages; a missing one is null, never a copy of the other. */
export interface Label {
  en: string | null;
  zh: string | null;
}

export interface Entity {
  id: string;
  kind: string;
  iri: string;
  label: Label;
}

export type Cell = Entity | string | number | boolean | null;
export type Row = Record<string, Cell>;

export interface Completeness {
  state: "complete" | "truncated" | "timed-out";
  cap?: number;
}

/** What every answer carries. */
export interface Envelope {
  release: string;
  as_of: string | null;
  completeness: string | Completeness;
}

export interface Column {
  name: string;
  type?: "entity" | "concept" | "date" | "number" | "boolean" | "text";
  scheme?: string | null;
  title?: { en: string; zh: string };
}

export interface Answer extends Envelope {
  question: string;
  parameters: Record<string, Cell>;
  columns: (Column | string)[];
  rows: Row[];
}

export interface Parameter {
  name: string;
  type: "entity" | "concept" | "date" | "integer" | "text";
  title: { en: string; zh: string };
  example?: string;
  required?: boolean;
  kind?: string[];
  scheme?: string | null;
}

export interface Question {
  name: string;
  subject: string;
  title: { en: string; zh: string };
  description: { en: string; zh: string };
  parameters: Parameter[];
  columns: Column[];
  query?: string;
}

export interface Hit {
  entity: Entity;
  score: number;
  matched: { text: string; language: string | null; type: string };
}

export interface Evidence {
  source: Entity | null;
  confidence: string | null;
  observed_on: string | null;
  [more: string]: unknown;
}

export interface Fact {
  property: string | Entity;
  /** The group of properties it is shown with. */
  group?: string;
  value: Cell;
  language?: string | null;
  evidence: Evidence[] | Evidence | null;
}

export interface Happening {
  date: string | null;
  certainty: string | null;
  sentence: Label;
  source: Entity | null;
}

export interface EntityAnswer extends Envelope {
  entity: Entity;
  facts: Fact[];
  groups?: { name: string; label: Label }[];
  timeline?: Happening[];
  neighbours: { relation: string; forward: boolean; count: number; label?: Label }[];
}

export interface Step {
  from: Entity;
  relation: string;
  to: Entity;
  forward: boolean;
  start: string | null;
  end: string | null;
  status: string | null;
  via: Entity | null;
  source: Entity | null;
}

export interface PathAnswer extends Envelope {
  from: Entity;
  to: Entity;
  paths: { cost: number; steps: Step[] }[];
}

export interface NetNode {
  id: string;
  kind: string;
  label: Label;
  [more: string]: unknown;
}

export interface NetEdge {
  source: string;
  target: string;
  relation: string;
  start: string | null;
  end: string | null;
  status: string | null;
  certainty: string | null;
  weight?: number | null;
  [more: string]: unknown;
}

export interface NetworkAnswer extends Envelope {
  nodes: NetNode[];
  edges: NetEdge[];
}

export interface Releases {
  releases: { id: string; built: string; statements: number; [more: string]: unknown }[];
}

/** RFC 9457 problem details, with the fields that name the parameter at fault. */
export interface ProblemDetails {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  parameter?: string;
  value?: unknown;
  expected?: string | string[];
  nearest?: unknown;
  [more: string]: unknown;
}

/** Whether a cell is an entity rather than a plain value. */
export function isEntity(cell: unknown): cell is Entity {
  return typeof cell === "object" && cell !== null && "iri" in cell && "kind" in cell;
}
