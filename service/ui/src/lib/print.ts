/** What is folded on the screen cannot be unfolded on paper: it is opened for the print and closed after it. */
let unfolded: HTMLDetailsElement[] = [];

addEventListener("beforeprint", () => {
  unfolded = [...document.querySelectorAll<HTMLDetailsElement>("main details:not([open])")].filter(
    (one) => !one.closest(".screen"),
  );
  for (const one of unfolded) one.open = true;
});
addEventListener("afterprint", () => {
  for (const one of unfolded) one.open = false;
  unfolded = [];
});
