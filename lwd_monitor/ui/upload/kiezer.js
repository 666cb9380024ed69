// Streamlit's file field speaks English and calls its drop zone "presentation" while it can have focus; both are mended here.
const VAST = { "file upload": "Bestand", "Add files": "Kies een ander bestand", "add icon": "", Upload: "Kies een bestand" };
const DELEN = [
  [/^Help for (.*)$/, "Uitleg bij $1"],
  [/^Remove (.*)$/, "Verwijder $1"],
  [/^(\d+)MB per file.*$/, "of sleep het hierheen, hoogstens $1 MB"],
  [/^(.*) file must be (.*) or smaller\.?$/, "$1 is te groot: hoogstens $2"],
];

function translate(text) {
  const kaal = text.trim();
  if (kaal in VAST) return VAST[kaal];
  for (const [patroon, nieuw] of DELEN) if (patroon.test(kaal)) return kaal.replace(patroon, nieuw);
  return text;
}

function mend() {
  for (const veld of document.querySelectorAll('[data-testid="stFileUploader"]')) {
    const zone = veld.querySelector('[data-testid="stFileUploaderDropzone"]');
    if (zone && zone.getAttribute("role") !== "group") zone.setAttribute("role", "group");
    for (const deel of veld.querySelectorAll("[aria-label]")) {
      const label = deel.getAttribute("aria-label");
      if (translate(label) !== label) deel.setAttribute("aria-label", translate(label));
    }
    const tekst = document.createTreeWalker(veld, NodeFilter.SHOW_TEXT);
    while (tekst.nextNode()) {
      const knoop = tekst.currentNode;
      if (translate(knoop.nodeValue) !== knoop.nodeValue) knoop.nodeValue = translate(knoop.nodeValue);
    }
  }
}

export default function () {
  mend();
  const kijker = new MutationObserver(mend);
  kijker.observe(document.body, { childList: true, subtree: true });
  return () => kijker.disconnect();
}
