import type { Label, Lang } from "$/api/contract";
import { adjust, here } from "./address.svelte";

export type Theme = "auto" | "light" | "dark";

function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the address.
  }
}

function firstLanguage(): Lang {
  const wish = here.query.lang ?? remembered("accord.lang") ?? navigator.language;
  return wish.toLowerCase().startsWith("zh") ? "zh" : "en";
}

function firstTheme(): Theme {
  const wish = remembered("accord.theme");
  return wish === "light" || wish === "dark" ? wish : "auto";
}

let chosen = $state<Lang>(firstLanguage());

/** The language and theme in use; the address wins over what was remembered, and that over the browser's wish. */
export const ui = $state({ theme: firstTheme() });

export function lang(): Lang {
  const named = here.query.lang;
  return named === "zh" || named === "en" ? named : chosen;
}

export function speak(language: Lang): void {
  chosen = language;
  remember("accord.lang", language);
  // The service reads the cookie, so that files and problems come in the same language.
  document.cookie = `lang=${language}; path=/; max-age=31536000; SameSite=Lax`;
  adjust({ lang: language });
}

export function paint(theme: Theme): void {
  ui.theme = theme;
  remember("accord.theme", theme);
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export interface Said {
  text: string;
  lang: Lang;
  /** The name is missing in the reader's language and shown in the other. */
  foreign: boolean;
}

/** A name in the reader's language, or in the other one and marked so. */
export function say(label: Label | null | undefined, fallback = ""): Said {
  const mine = lang();
  const other: Lang = mine === "zh" ? "en" : "zh";
  if (label?.[mine]) return { text: label[mine], lang: mine, foreign: false };
  if (label?.[other]) return { text: label[other], lang: other, foreign: true };
  return { text: fallback, lang: mine, foreign: false };
}
