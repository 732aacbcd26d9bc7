import type { Entity, Envelope, Label } from "$/api/contract";

export interface Said {
  about: Entity | null;
  source: Entity | null;
  confidence: string | null;
  observed_on: string | null;
  url: string | null;
}

export interface Standing {
  side: "from" | "to";
  agreement: Entity;
  organization: Entity | null;
  jurisdiction: Entity | null;
  status: string;
  start: string | null;
  end: string | null;
  text: Label;
}

export interface Route {
  basis: string;
  agreement: Entity;
  recognises: Label | null;
  steps: Standing[];
  conditions: { kind: string; text: Label; source?: Entity | null }[];
  remaining: { text: Label }[];
  certainty: string;
  evidence: Said[];
}

export interface Near {
  basis: string;
  agreement: Entity;
  missing: string;
  text: Label;
  evidence: Said[];
}

export interface Tie {
  agreement: Entity;
  kind_label: Label;
  signed: string | null;
  organizations: (Entity | null)[];
}

export interface Recognition extends Envelope {
  from: Entity;
  to: Entity;
  level: string;
  routes: Route[];
  nearest: Near[];
  ties?: Tie[];
  summary?: Label;
}

/** The sources of an answer, each once. */
export function sources(said: readonly Said[]): Said[] {
  return [...new Map(said.filter((one) => one.source).map((one) => [one.source?.iri ?? "", one])).values()];
}
