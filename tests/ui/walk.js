// Goes from address to address within one page, as links do, and tells what went wrong at each.
// Loaded before the page's own scripts: it hears every error from the first on, and knows what is being fetched.
(() => {
  let at = location.pathname;
  let fetching = 0;
  const wrongs = [];
  const wrong = (what) => wrongs.push(`${at}: ${what}`);

  addEventListener("error", (event) => wrong(event.message));
  addEventListener("unhandledrejection", (event) => wrong(event.reason));
  const told = console.error;
  console.error = (...said) => (wrong(said.join(" ")), told(...said));

  const sent = window.fetch;
  window.fetch = async (...asked) => {
    fetching += 1;
    try {
      const answer = await sent(...asked);
      // With the body in hand, nothing but the drawing is left to wait for.
      return new Response(await answer.arrayBuffer(), answer);
    } finally {
      fetching -= 1;
    }
  };

  const tick = () => new Promise((go) => setTimeout(go));
  const main = () => document.getElementById("main");

  function missing({ mark, lang }) {
    const seen = main();
    if (fetching || !seen?.querySelector("h1")?.innerText.trim()) return "no heading";
    // What is folded away is asked for when it is opened.
    const waiting = [...seen.querySelectorAll("[aria-busy=true], .progress, .room")];
    if (waiting.some((one) => one.checkVisibility())) return "still loading";
    if (mark && !seen.querySelector(mark)) return `nothing that fits ${mark}`;
    if (document.documentElement.lang !== lang) return `language ${document.documentElement.lang}`;
    return seen.innerText.trim().length > 40 ? "" : "blank";
  }

  async function settled(stop) {
    const end = performance.now() + 20000;
    for (let calm = 0; calm < 3; ) {
      await tick();
      if (document.querySelector("[role=alert]")) return wrong(document.querySelector("[role=alert]").innerText);
      const lack = missing(stop);
      calm = lack ? 0 : calm + 1;
      if (lack && performance.now() > end) return wrong(lack);
    }
  }

  window.walk = async (stops) => {
    for (const stop of stops) {
      at = stop.address;
      history.pushState(null, "", stop.address);
      dispatchEvent(new PopStateEvent("popstate"));
      await settled(stop);
    }
    return wrongs;
  };
})();
