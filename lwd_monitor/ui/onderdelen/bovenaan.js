// Brings the top of the page in sight once for every step that asks for it, and lets a screen reader go on from there.
let gedaan = 0;

export default function ({ data: [stap], parentElement }) {
  if (stap <= gedaan) return;
  gedaan = stap;
  const plek = parentElement.getRootNode().host ?? parentElement;
  document.querySelector("[data-testid='stMain']")?.scrollTo(0, 0);
  document.scrollingElement?.scrollTo(0, 0);
  const kop = document.querySelector("h1") ?? plek;
  kop.setAttribute("tabindex", "-1");
  kop.focus({ preventScroll: true });
}
