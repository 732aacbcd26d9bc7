/** The path under which a proxy serves the atlas, as the server wrote it into the page; blank at the top of a site. */
export const ROOT = document.querySelector<HTMLMetaElement>('meta[name="root"]')?.content ?? "";

/** A path of the atlas as an address on this site. */
export function at(path: string): string {
  return ROOT + path;
}

/** The path of the atlas that an address on this site stands for; blank for one that is another's. */
export function pathOf(pathname: string): string {
  if (!ROOT) return pathname;
  return pathname === ROOT || pathname.startsWith(`${ROOT}/`) ? pathname.slice(ROOT.length) || "/" : "";
}
