import type { AskAnswer } from "$/api/contract";
/** Whether a text asks more than who bears a name: then its answer comes first, else the things of that name. */
export function asksMore({ query, understood, heard }: AskAnswer): boolean {
  const named = heard.length === 1 && heard[0]?.text.toLowerCase() === query.trim().toLowerCase();
  return understood !== null && !(named && ["profile", "dossier"].includes(understood.question));
}

/**
 * The page that shows what an address of the API answers. A question in words is understood as such an address; a reader
 * goes to the page. Null for an address that no page shows.
 */
export function answering(address: string): string | null {
  const url = new URL(address, "https://atlas.invalid");
  const [, api, name = "", ...rest] = url.pathname.split("/").map(decodeURIComponent);
  const [first = "", second = ""] = rest;
  const query = Object.fromEntries(url.searchParams);
  if (api !== "api") return null;
  switch (name) {
    case "queries":
      // A parameter of a stored question stands in its page's address with a prefix, apart from those of the page.
      return page("/sparql", { question: first, ...prefixed(query) });
    case "profile":
      return page(`/id/${first}/${second}`, query);
    case "dossier": {
      const { counterpart, ...others } = query;
      return page(`/id/jurisdiction/${first}`, { ...others, with: counterpart });
    }
    case "recognition":
      return page("/routes", query);
    case "accession":
      return page("/routes", { tab: "accession", agreement: first, candidate: second, ...query });
    case "paths":
      return page("/network", { tab: "paths", ...query });
    case "changes":
      return page("/data", { tab: "news", ...query });
    case "network":
    case "compare":
    case "scenario":
    case "targets":
    case "search":
      return page(`/${name}`, query);
    default:
      return null;
  }
}

function prefixed(query: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [`p.${name}`, value]));
}

/** A path with its query, written as people write it: commas, colons and slashes as they are, blank parts left out. */
function page(path: string, query: Record<string, string | undefined>): string {
  const text = Object.entries(query)
    .flatMap(([name, value]) => (value ? [`${name}=${readable(value)}`] : []))
    .join("&");
  return text ? `${path}?${text}` : path;
}

function readable(value: string): string {
  return encodeURIComponent(value).replace(/%(2C|3A|2F)/g, decodeURIComponent);
}
