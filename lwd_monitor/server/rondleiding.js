// The guided first visit: this browser shows it until somebody closes it, and then never again. It lies over the page, so that
// nothing moves; without a place to remember in, it stays away rather than coming back at each visit.
(() => {
  const SLEUTEL = "lwd_rondleiding";
  const wortel = document.documentElement;
  const read = () => {
    try {
      localStorage.setItem(`${SLEUTEL}_proef`, "1");
      localStorage.removeItem(`${SLEUTEL}_proef`);
      return localStorage.getItem(SLEUTEL) ? "gezien" : "open";
    } catch {
      return "gezien";
    }
  };
  const close = () => {
    if (wortel.dataset.rondleiding !== "open") return;
    wortel.dataset.rondleiding = "gezien";
    localStorage.setItem(SLEUTEL, "gezien");
    const kop = document.querySelector("main h1, [data-testid='stMain'] h1");
    if (kop) {
      kop.tabIndex = -1;
      kop.focus({ preventScroll: true });
    }
  };
  wortel.dataset.rondleiding = read();
  document.addEventListener("click", (event) => event.target.closest?.("button.rondleiding-dicht") && close());
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.querySelector(".rondleiding")) close();
  });
})();
