/** Where the focus can stand in a cell: on each of its signs, or on the cell where there is none. */
function stops(cell: Element | undefined): HTMLElement[] {
  const signs = [...(cell?.querySelectorAll<HTMLElement>("button") ?? [])];
  return signs.length ? signs : cell instanceof HTMLElement ? [cell] : [];
}

/** Takes the focus from cell to cell of a grid by the arrow keys, Home and End. */
export function onkey(event: KeyboardEvent): void {
  const [target, body] = [event.target, event.currentTarget];
  if (!(target instanceof HTMLElement) || !(body instanceof HTMLElement)) return;
  const [cell, row] = [target.closest("td"), target.closest("tr")];
  if (!cell || !row) return;
  const along = [...row.querySelectorAll("td.cell")].flatMap(stops);
  const at = along.indexOf(target);
  const above = (step: -1 | 1): HTMLElement | undefined => {
    const other = step < 0 ? row.previousElementSibling : row.nextElementSibling;
    return stops(other?.children[[...row.children].indexOf(cell)])[0];
  };
  const next = {
    ArrowRight: along[at + 1],
    ArrowLeft: along[at - 1],
    ArrowDown: above(1),
    ArrowUp: above(-1),
    Home: along[0],
    End: along.at(-1),
  }[event.key];
  if (!next) return;
  event.preventDefault();
  for (const one of body.querySelectorAll('[tabindex="0"]')) one.setAttribute("tabindex", "-1");
  next.setAttribute("tabindex", "0");
  next.focus();
  next.scrollIntoView({ block: "nearest", inline: "nearest" });
}
