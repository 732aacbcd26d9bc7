// Runs before the first paint: a chosen theme never flashes, nor does what is there for readers without scripts.
document.documentElement.dataset.scripted = "";
addEventListener(
  "error",
  (event) => {
    // The interface did not come: the page is read without it.
    if (event.target instanceof HTMLScriptElement) delete document.documentElement.dataset.scripted;
  },
  true,
);
try {
  const theme = localStorage.getItem("accord.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden; then the system's theme stands.
}
