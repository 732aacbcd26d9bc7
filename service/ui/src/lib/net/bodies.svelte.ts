import { endpoint, load } from "$/api/client";
import { isEntity, type Answer } from "$/api/contract";
import type { Body } from "./labels";

let known = $state.raw<ReadonlyMap<string, Body> | null>(null);
let requested = false;

/** What short names are made of, by the id that nodes have; null until it has come. It is asked for once. */
export function bodies(): ReadonlyMap<string, Body> | null {
  if (!requested) {
    requested = true;
    load<Answer>(endpoint("/api/queries/organizations")).then(
      ({ rows }) => (known = read(rows)),
      // Without it names are only longer.
      () => (known = new Map()),
    );
  }
  return known;
}

function read(rows: Answer["rows"]): Map<string, Body> {
  return new Map(
    rows.flatMap(({ organization, acronym, jurisdiction }) =>
      isEntity(organization)
        ? [
            [
              `organization/${organization.id}`,
              {
                acronym: typeof acronym === "string" ? acronym : null,
                place: isEntity(jurisdiction) ? jurisdiction.label : null,
              },
            ],
          ]
        : [],
    ),
  );
}
