import { loadText } from "$/api/client";
import { save } from "./net/save";

/** By this mark spreadsheets know that a CSV is in UTF-8. */
const MARK = "\ufeff";

/** A file to download: where it is, or what makes it. */
export interface File {
  name: string;
  href?: string;
  run?: () => void | Promise<void>;
}

/**
 * A download as a person wants it: a CSV begins with the mark that spreadsheets need. The service writes it into tables;
 * results of SPARQL are left as their standard has them, and get it here.
 */
export function forPeople(file: File): File {
  const [path = "", query = ""] = (file.href ?? "").split("?");
  const params = new URLSearchParams(query);
  if (!file.href || params.get("format") !== "csv") return file;
  if (path === "/sparql") {
    const href = file.href;
    return { name: file.name, run: async () => save(MARK + (await loadText(href)), "results.csv", "text/csv") };
  }
  params.set("bom", "true");
  return { ...file, href: `${path}?${params}` };
}
