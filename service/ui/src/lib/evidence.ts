import type { SayingsAnswer, SourceGroup } from "$/api/contract";
import { endpoint } from "$/api/client";

const ID = /\/id\/([^/]+)\/([^/]+)$/;

/** The kind and the slug in the IRI of a thing of ours; null for any other. */
export function kindAndSlug(iri: string): [kind: string, slug: string] | null {
  const found = ID.exec(iri);
  return found?.[1] && found[2] ? [found[1], found[2]] : null;
}

/** Where the service tells the evidence on a thing; null for what is not ours. */
export function evidenceAddress(iri: string, params: { format?: string; lang?: string } = {}): string | null {
  const found = kindAndSlug(iri);
  if (!found) return null;
  const path = `/api/evidence/${found[0]}/${found[1]}` as "/api/evidence/{kind}/{slug}";
  return endpoint(path, params);
}

/** The groups with those statements alone that rest on one of these claims (slugs); all where none is named. */
export function narrowed(answer: SayingsAnswer, claims: readonly string[] = []): SourceGroup[] {
  if (!claims.length) return answer.groups;
  const wanted = new Set(claims);
  return answer.groups
    .map((group) => ({
      ...group,
      statements: group.statements.filter(({ parts }) =>
        parts.some(({ claim }) => wanted.has(claim.slice(claim.lastIndexOf("/") + 1))),
      ),
    }))
    .filter(({ statements }) => statements.length);
}
