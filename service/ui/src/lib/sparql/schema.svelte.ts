import { endpoint, load } from "$/api/client";
import type { KindSchema, Schema } from "$/api/contract";

let known = $state.raw<Schema | null>(null);
let failed = $state(false);
let coming: Promise<void> | null = null;

/** What is recorded of each kind; null until it has come. It is asked for once; where it did not come, again. */
export function schema(): Schema | null {
  if (!known && !coming && !failed) void fetchSchema();
  return known;
}

/** Settles when the schema is there or could not be had. */
export function fetchSchema(): Promise<void> {
  return (coming ??= load<Schema>(endpoint("/api/schema"))
    .then(
      (answer) => {
        known = answer;
        failed = false;
      },
      () => void (failed = true),
    )
    .finally(() => (coming = null)));
}

export function schemaFailed(): boolean {
  return failed;
}

export function kindSchema(kind: string): KindSchema | null {
  return schema()?.kinds.find((one) => one.kind === kind) ?? null;
}

/** The properties that hold this type of value, by IRI: dates as written, days, years, words with a language. */
export function ofType(type: string): Set<string> {
  return new Set(
    (known?.kinds ?? []).flatMap((kind) => kind.properties.filter((p) => p.type === type).map((p) => p.iri)),
  );
}
