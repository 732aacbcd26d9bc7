import { isEntity, type Label } from "$/api/contract";

/** Whether something is a text in two languages. */
export function isWords(value: unknown): value is Label {
  return typeof value === "object" && value !== null && !isEntity(value) && ("en" in value || "zh" in value);
}
