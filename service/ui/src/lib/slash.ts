/** The key `/` leads to the field for names and questions, from everywhere but where it is typed. */
export function toTheField(event: KeyboardEvent): void {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const where = event.target instanceof HTMLElement ? event.target : null;
  if (where && (where.isContentEditable || where.matches("input, textarea, select"))) return;
  if (document.querySelector("dialog[open]")) return;
  const field = [...document.querySelectorAll<HTMLInputElement>("[data-ask]")].find((one) => one.offsetParent);
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
}
