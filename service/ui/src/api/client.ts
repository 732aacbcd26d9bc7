import { at } from "$/lib/root";
import { lang } from "$/lib/ui.svelte";
import { began, forget, ofRelease } from "./pinned";
import type { Path, ProblemDetails } from "./contract";
import type { paths } from "$/api/schema";

/** A refusal of the service, or its absence, as something a page can show. */
export class Problem extends Error {
  constructor(
    readonly details: ProblemDetails,
    readonly status: number,
    /** Seconds after which another try is welcome, where the service says so. */
    readonly retryAfter: number | null = null,
  ) {
    super(details.detail ?? details.title ?? String(status));
  }
}

interface Request {
  method?: string;
  body?: URLSearchParams;
  headers: Record<string, string>;
  signal?: AbortSignal;
}

export type Params = Record<string, string | number | boolean | null | undefined>;

/** An address on the service; blank parameters are left out, because `/api` refuses what it does not know. */
export function address(path: string, params: Params = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== null && value !== "") query.set(name, String(value));
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

type QueryOf<P extends Path> = paths[P] extends { get: { parameters: { query?: infer Query } } }
  ? NonNullable<Query>
  : never;

/** The parameters that an address takes, by the names that the service's OpenAPI gives them. */
export type QueryParameters<P extends Path> = { [Name in keyof QueryOf<P>]?: Params[string] };

/** An address of the service with its parameters; a name that it does not know is a type error. */
export function endpoint<P extends Path>(path: P, params: QueryParameters<P> = {}): string {
  return address(path, params as Params);
}

/** What the body of a refusal says as a problem; one that is no JSON is told by its status. */
export function refusal(body: string, status: number, statusText: string, retryAfter: string | null): Problem {
  let said: ProblemDetails;
  try {
    const read: unknown = JSON.parse(body);
    said = typeof read === "object" && read !== null ? (read as ProblemDetails) : { detail: String(read) };
  } catch {
    said = { title: statusText, status };
  }
  return new Problem(said, status, seconds(retryAfter));
}

/** Seconds from `Retry-After`, which has them or a date. */
function seconds(header: string | null): number | null {
  if (!header) return null;
  const number = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(number) ? Math.max(0, Math.ceil(number)) : null;
}

async function fetched(href: string, { headers, ...rest }: Request): Promise<Response> {
  try {
    // A refusal is told in one language: that of the page, whatever the browser prefers.
    return await fetch(at(href), { ...rest, headers: { "Accept-Language": lang(), ...headers } });
  } catch (error) {
    if (rest.signal?.aborted) throw error;
    throw new Problem({ title: "offline" }, 0);
  }
}

/** The response at an address, refusals too, of the release that the page reads; `Problem` when the service does not answer. */
export async function answered(href: string, request: Request): Promise<Response> {
  const found = await fetched(ofRelease(href), request);
  const first = began(href, found.headers.get("Accord-Release"));
  if (!first) return found;
  const again = await fetched(ofRelease(href, first), request);
  if (again.ok || !found.ok) return again;
  // The release with which the page began is gone: the whole page is drawn anew, rather than of two.
  forget();
  window.location.reload();
  return found;
}

async function response(href: string, headers: Record<string, string>, signal?: AbortSignal): Promise<Response> {
  const found = await answered(href, signal ? { headers, signal } : { headers });
  if (!found.ok) throw refusal(await found.text(), found.status, found.statusText, found.headers.get("Retry-After"));
  return found;
}

/** The JSON answer at an address; throws `Problem` for a refusal and when the service does not answer. */
export async function load<T>(href: string, signal?: AbortSignal): Promise<T> {
  return (await (await response(href, { Accept: "application/json" }, signal)).json()) as T;
}

/** The text at an address, whatever its format; throws as `load` does. */
export async function loadText(href: string): Promise<string> {
  return (await response(href, {})).text();
}
