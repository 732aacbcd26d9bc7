import type { Evidence, Label } from "$/api/contract";

interface Shown {
  title: string;
  /** The entity whose evidence is asked for. */
  iri?: string;
  /** Evidence that is already at hand. */
  evidence?: Evidence[];
  label?: Label;
}

/** What the evidence drawer shows; null while it is shut. */
export const drawer = $state<{ shown: Shown | null }>({ shown: null });

export function showEvidence(shown: Shown): void {
  drawer.shown = shown;
}
