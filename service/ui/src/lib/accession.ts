import type { Entity, Envelope } from "$/api/contract";

export interface Accession extends Envelope {
  agreement: Entity;
  candidate: Entity;
  status: unknown;
  requirements: Record<string, unknown>[];
  votes: { members: number | null; needed: number | string | null; [more: string]: unknown };
  nominators: { organization: Entity; ties: unknown; score: number; [more: string]: unknown }[];
  precedents: Record<string, unknown>[];
  missing: unknown[];
}
