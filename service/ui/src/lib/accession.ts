import type { Requirement } from "$/api/contract";

/** Requirements in the order of the steps, each step once. */
export function byStep(all: readonly Requirement[]): [step: string, requirements: Requirement[]][] {
  const steps = new Map<string, Requirement[]>();
  for (const one of all) steps.set(one.step, [...(steps.get(one.step) ?? []), one]);
  return [...steps];
}
