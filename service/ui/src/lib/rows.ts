/** Works the rows of a table with the keyboard: arrows go up and down, Enter and space choose. */
export function rowKey(event: KeyboardEvent, choose: () => void): void {
  const at = event.currentTarget as HTMLElement;
  if (event.target !== at) return;
  const next =
    event.key === "ArrowDown" ? at.nextElementSibling : event.key === "ArrowUp" ? at.previousElementSibling : null;
  if (next instanceof HTMLElement) next.focus();
  else if (event.key === "Enter" || event.key === " ") choose();
  else return;
  event.preventDefault();
}
