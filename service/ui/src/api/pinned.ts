import { here } from "$/lib/address.svelte";

/** The release that answered first on the page that is open: what follows on it is asked of the same one. */
let first = { page: "", release: "" };

/** Addresses of the API that are about what the service keeps, not about what one release says. */
const OF_SERVICE = /^\/api\/(releases|layers|jobs|imports)\b/;

/** Whether an address of the service takes the id of a kept release. */
function takesRelease(href: string): boolean {
  return (href.startsWith("/api/") && !OF_SERVICE.test(href)) || /^\/sparql(\?|$)/.test(href);
}

/** The address with the release, or the local layers, that the page's own address names, or with a release given. */
export function ofRelease(href: string, release: string | undefined = here.query.release): string {
  if (!takesRelease(href)) return href;
  return withPart(withPart(href, "release", release), "layers", here.query.layers);
}

function withPart(href: string, name: string, value: string | undefined): string {
  if (!value || new RegExp(`[?&]${name}=`).test(href)) return href;
  return `${href}${href.includes("?") ? "&" : "?"}${name}=${encodeURIComponent(value)}`;
}

/**
 * Hears which release answered. Where the service has gone over to another one while a page is open, gives the one with
 * which the page began: it must be asked again, so that no page shows two. Blank where all is well.
 */
export function began(href: string, release: string | null): string {
  if (!release || !takesRelease(href) || here.query.release) return "";
  if (first.page !== here.path) first = { page: here.path, release };
  return first.release === release ? "" : first.release;
}

/** Begins anew with whatever release answers: the one before it is not kept. */
export function forget(): void {
  first = { page: "", release: "" };
}
