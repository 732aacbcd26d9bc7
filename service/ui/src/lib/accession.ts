import type { Entity, Envelope, Label } from "$/api/contract";

export interface Requirement {
  step: string;
  kind: string;
  text: Label;
  amount: string | number | null;
  met: string;
  why: Label | null;
  source: Entity | null;
  confidence: string | null;
}

export interface Nominator {
  organization: Entity;
  jurisdiction: Entity | null;
  status: string;
  start: string | null;
  certainty: string | null;
  score: number;
  ties: { kind: string; label: Label; entity: Entity | null; since: string | null; source: Entity | null }[];
}

export interface Accession extends Envelope {
  agreement: Entity;
  candidate: Entity;
  status: string | null;
  eligible: boolean | null;
  requirements: Requirement[];
  votes: { members: number | null; needed: number | string | null; holders?: Entity[]; source?: Entity | null } | null;
  nominators: Nominator[];
  doubtful_members?: Entity[];
  precedents: { organization: Entity; text: Label }[];
  /** What is on record so far of the candidate's way to the agreement. */
  background: { entity: Entity | null; text: Label; source: Entity | null }[];
  missing: Label[];
  summary?: Label;
}

/** Requirements in the order of the steps, each step once. */
export function byStep(all: readonly Requirement[]): [step: string, requirements: Requirement[]][] {
  const steps = new Map<string, Requirement[]>();
  for (const one of all) steps.set(one.step, [...(steps.get(one.step) ?? []), one]);
  return [...steps];
}
