import type { Label, Lang } from "$/api/contract";

/** What is known of a body beside its name: the letters it goes by, and the name of its country or region. */
export interface Body {
  acronym: string | null;
  place: Label | null;
  /** The id of that country or region. */
  at?: string | null;
}

/** Room for one line of a name in a picture, in characters of half width: a Chinese character takes two. */
const LINE = 24;
const PLAIN = 20;
const WIDE = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/;

/** The room that a text takes, in characters of half width. */
export function breadth(text: string): number {
  return [...text].reduce((sum, sign) => sum + (WIDE.test(sign) ? 2 : 1), 0);
}

/** The pieces at which a line may break: words, and single signs where there are no spaces. */
function pieces(text: string): string[] {
  return (
    text.match(
      /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]|[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]+\s*|\s+/g,
    ) ?? []
  );
}

/** A text in lines that a measure finds no longer than `most`; what does not fit in `lines` ends in an ellipsis. */
export function wrapped(text: string, most: number, lines = 2, measure: (text: string) => number = breadth): string[] {
  let best = filled(text, most, lines, measure);
  const whole = (made: readonly string[]): boolean => made.join("").replace(/\s/g, "") === text.replace(/\s/g, "");
  const widths = best.map(measure);
  if (best.length < 2 || !whole(best) || (widths[widths.length - 1] ?? 0) > Math.max(...widths) * 0.35) return best;
  // Lines of like length, so that no single sign is left alone on the last.
  for (let room = most * 0.95; room > most / 3; room -= most / 20) {
    const narrower = filled(text, room, lines, measure);
    if (narrower.length > best.length || !whole(narrower)) break;
    best = narrower;
  }
  return best;
}

function filled(text: string, most: number, lines: number, measure: (text: string) => number): string[] {
  const made: string[] = [""];
  for (const piece of pieces(text)) {
    const last = made[made.length - 1] ?? "";
    if (!last || measure((last + piece).trimEnd()) <= most) made[made.length - 1] = last + piece;
    else if (made.length < lines) made.push(piece);
    else return [...made.slice(0, -1), truncated(last + piece, most, measure)].map((line) => line.trim());
  }
  return made.map((line) => (measure(line.trim()) > most ? truncated(line.trim(), most, measure) : line.trim()));
}

function truncated(text: string, most: number, measure: (text: string) => number): string {
  const signs = [...text];
  while (signs.length > 1 && measure(`${signs.join("").trimEnd()}…`) > most) signs.pop();
  return `${signs.join("").trimEnd()}…`;
}

/** A name short enough to stand in a picture: itself, or "IEM · Malaysia", or a few lines of it. */
export function shortName(label: Label, fallback: string, body: Body | undefined, lang: Lang, lines = 3): string[] {
  const own = label[lang];
  const name = own ?? label[lang === "zh" ? "en" : "zh"] ?? fallback;
  const place = body?.place?.[lang] ?? body?.place?.[lang === "zh" ? "en" : "zh"] ?? null;
  const saysPlace = !place || [body?.place?.en, body?.place?.zh].some((one) => one && name.includes(one));
  // A short Chinese name says more to a Chinese reader than Latin letters do.
  if (breadth(name) <= (lang === "zh" && own ? LINE : PLAIN) && (saysPlace || (lang === "zh" && own))) return [name];
  if (body?.acronym) return wrapped(place ? `${body.acronym} · ${place}` : body.acronym, LINE + 4, 1);
  return wrapped(name, LINE, lines);
}
