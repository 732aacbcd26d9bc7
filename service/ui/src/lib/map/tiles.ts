/** Parts of the world as the tiles are grouped: for finding one's way, and saying nothing about territory. */
export const REGIONS = {
  europe:
    "ad al am at az ba be bg by ch cy cz de dk ee es eu fi fr gb ge gr hr hu ie is it lt lu lv mc md me mk mt nl no pl pt ro rs ru se si sk tr ua",
  africa: "ao bw dz eg et gh gm ke lr ma mu mw mz na ng rw sd sl sn ss tn tz ug za zm zw",
  west: "ae bh il iq ir jo kw lb om ps qa sa sy ye",
  south: "af bd bt in kg kz lk mv np pk tj tm uz",
  east: "cn hk jp kp kr mn mo tw",
  southeast: "bn id kh la mm my ph sg th tl vn",
  oceania: "au fj nz pg sb to vu ws",
  north: "bb bs ca cr cu do gt hn ht jm mx ni pa sv tt us",
  south_america: "ar bo br cl co ec gy pe py sr uy ve",
} as const;
export type Region = keyof typeof REGIONS | "other";

/** Blocks from left to right as the map has them, each so many tiles wide, with the regions from top to bottom. */
const BLOCKS: readonly (readonly [wide: number, regions: readonly Region[]])[] = [
  [3, ["europe", "africa"]],
  [4, ["west", "south", "east", "southeast", "oceania", "other"]],
  [3, ["north", "south_america"]],
];
export const TILE = { width: 76, height: 38, gap: 4 };
const HEADING = 22;
const BETWEEN = 10;

export interface Tile {
  id: string;
  x: number;
  y: number;
}

export interface Board {
  tiles: Tile[];
  headings: { region: Region; x: number; y: number }[];
  width: number;
  height: number;
}

export function regionOf(slug: string): Region {
  const found = Object.entries(REGIONS).find(([, slugs]) => slugs.split(" ").includes(slug));
  return found ? (found[0] as Region) : "other";
}

/** A tile for each place, in the order given within its region; on a narrow screen the blocks stand on one another. */
export function board(slugs: readonly string[], narrow: boolean): Board {
  const blocks = narrow ? BLOCKS.map(([, regions]) => [4, regions] as const) : BLOCKS;
  const made: Board = { tiles: [], headings: [], width: 0, height: 0 };
  let [left, top] = [0, 0];
  for (const [wide, regions] of blocks) {
    let y = narrow ? top : 0;
    for (const region of regions) {
      const here = slugs.filter((slug) => regionOf(slug) === region);
      if (!here.length) continue;
      made.headings.push({ region, x: left, y: y + HEADING - 8 });
      here.forEach((id, n) => {
        const [column, row] = [n % wide, Math.floor(n / wide)];
        made.tiles.push({
          id,
          x: left + column * (TILE.width + TILE.gap),
          y: y + HEADING + row * (TILE.height + TILE.gap),
        });
      });
      y += HEADING + Math.ceil(here.length / wide) * (TILE.height + TILE.gap) + BETWEEN;
    }
    const right = left + wide * (TILE.width + TILE.gap);
    made.width = Math.max(made.width, right - TILE.gap);
    made.height = Math.max(made.height, y - BETWEEN);
    if (narrow) top = y;
    else left = right + BETWEEN;
  }
  return made;
}

/** A name on at most two lines that a tile has room for; `measure` gives the width of a text. */
export function inTwo(name: string, room: number, measure: (text: string) => number): string[] {
  const fit = (text: string): string => {
    if (measure(text) <= room) return text;
    let end = text.length;
    while (end > 1 && measure(`${text.slice(0, end)}…`) > room) end -= 1;
    return `${text.slice(0, end).trimEnd()}…`;
  };
  if (measure(name) <= room) return [name];
  // Chinese may break anywhere, other names between words.
  const parts = /[\u3000-\u9fff]/.test(name) ? [...name] : name.split(/(?<=\s)/);
  let first = "";
  while (parts.length > 1 && measure((first + (parts[0] ?? "")).trimEnd()) <= room) first += parts.shift() ?? "";
  return first ? [first.trimEnd(), fit(parts.join(""))] : [fit(name)];
}
