import type { Component } from "svelte";
import type { Label } from "$/api/contract";

/** A part of the workbench, at `/workbench/<id>`. */
export interface Tab {
  id: string;
  title: Label;
  /** The parts that its address may have; see `known.ts`. */
  parts: readonly string[];
  page: () => Promise<{ default: Component }>;
}

/** The parts of the workbench in their order; the first opens at `/workbench`. `WORKBENCH` of the service has the same. */
export const TABS: readonly Tab[] = [
  {
    id: "imports",
    title: { en: "Import", zh: "导入" },
    parts: [],
    page: () => import("$/pages/workbench/Imports.svelte"),
  },
  {
    id: "notices",
    title: { en: "Notices", zh: "公文" },
    parts: [],
    page: () => import("$/pages/workbench/Notices.svelte"),
  },
  {
    id: "layers",
    title: { en: "Layers", zh: "本地层" },
    parts: [],
    page: () => import("$/pages/workbench/Layers.svelte"),
  },
  {
    id: "proposals",
    title: { en: "Proposals", zh: "更正建议" },
    parts: ["state", "proposal"],
    page: () => import("$/pages/workbench/Proposals.svelte"),
  },
  {
    id: "due",
    title: { en: "To check", zh: "待核对" },
    parts: ["part", "kind", "agreement", "jurisdiction", "skip", "as_of"],
    page: () => import("$/pages/workbench/Due.svelte"),
  },
];
