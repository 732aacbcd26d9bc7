import type { Label } from "$/api/contract";

const plain = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/**
 * Those whose name in either language, or whose code, holds the words typed, without regard to case and accents. Names
 * that begin with them come first; otherwise the order is kept.
 */
export function found<T extends { id: string; label: Label }>(all: readonly T[], typed: string): T[] {
  const words = plain(typed.trim());
  if (!words) return [...all];
  const rank = ({ id, label }: T): number => {
    const names = [label.zh, label.en, id].map((name) => plain(name ?? ""));
    if (names.some((name) => name.startsWith(words))) return 0;
    return names.some((name) => name.includes(words)) ? 1 : 2;
  };
  return all
    .map((one) => [one, rank(one)] as const)
    .filter(([, at]) => at < 2)
    .sort(([, a], [, b]) => a - b)
    .map(([one]) => one);
}
