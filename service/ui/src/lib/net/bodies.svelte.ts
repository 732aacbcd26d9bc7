import { endpoint, load } from "$/api/client";
import { isEntity, type Answer, type Label } from "$/api/contract";
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

/** The names of the countries and regions of bodies, by the id that nodes have; none until they have come. */
export function places(): ReadonlyMap<string, Label> {
  return new Map(
    [...(bodies()?.values() ?? [])].flatMap(({ at, place }) => (at && place ? [[at, place] as const] : [])),
  );
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
                at: isEntity(jurisdiction) ? `jurisdiction/${jurisdiction.id}` : null,
              },
            ],
          ]
        : [],
    ),
  );
}
