import { at, pathOf } from "./root";

/** The address is the state: what is seen is what the address says. */
const PAGES = [
  "search",
  "network",
  "matrix",
  "map",
  "routes",
  "compare",
  "scenario",
  "targets",
  "dossier",
  "sparql",
  "data",
  "workbench",
  "glossary",
];

/** Pages below which there are others. */
const DEEPER = new Set(["dossier", "workbench"]);

/** The parts of an address that go along from page to page. */
const ALONG = ["lang", "release", "layers"];

export const here = $state({ path: pathOf(location.pathname), query: read(location.search) });

function read(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

function write(path: string, query: Record<string, string>): string {
  const text = new URLSearchParams(query).toString();
  return text ? `${path}?${text}` : path;
}

function refresh(): void {
  here.path = pathOf(location.pathname);
  here.query = read(location.search);
}

/** Goes to an address of ours and to its top; language, release and layers go along unless the address names them. */
export function go(href: string): void {
  const url = new URL(href, location.href);
  for (const part of ALONG) {
    const value = here.query[part];
    if (value && !url.searchParams.has(part)) url.searchParams.set(part, value);
  }
  history.pushState(null, "", url.pathname + url.search + url.hash);
  refresh();
  scrollTo(0, 0);
  document.getElementById("main")?.focus({ preventScroll: true });
}

/** Changes parts of the query; a blank value removes its part. Each change is a step back only when `step` is true. */
export function adjust(patch: Record<string, string | null | undefined>, step = false): void {
  const query = { ...here.query };
  for (const [name, value] of Object.entries(patch)) {
    if (value) query[name] = value;
    else delete query[name];
  }
  const href = write(at(here.path), query);
  if (step) history.pushState(null, "", href);
  else history.replaceState(null, "", href);
  here.query = query;
}

/** Whether a path is drawn by this interface; everything else (files, the API) is the browser's. */
export function isPage(path: string): boolean {
  const [, first = "", second, third, more] = path.split("/");
  if (path === "/") return true;
  if (first === "id") return Boolean(second && third) && more === undefined;
  const deepest = DEEPER.has(first) ? third : second;
  return PAGES.includes(first) && deepest === undefined && !path.includes(".");
}

/** The address of the page that an entity has. */
export function pageOf(entity: { kind: string | null; id: string }): string {
  return at(`/id/${entity.kind}/${bare(entity.id)}`);
}

/** An identifier without its kind: networks and paths say `kind/slug`, cells say the slug alone. */
export function bare(id: string): string {
  return id.slice(id.indexOf("/") + 1);
}

function clicked(event: MouseEvent): void {
  if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
  if (!isPage(pathOf(link.pathname)) || new URLSearchParams(link.search).has("format")) return;
  if (link.hash && link.pathname === location.pathname) return;
  event.preventDefault();
  go(link.href);
}

addEventListener("popstate", refresh);
document.addEventListener("click", clicked);
