// Streamlit's own words in Dutch: it has no setting for them. Texts of people and of pages are left alone. Its drop zone is
// called decoration while it has a name and takes focus, so that screen readers skip it; that is mended here as well.
(() => {
  const WOORDEN = {
    "No results": "Niets gevonden",
    "No options": "Geen keuzes",
    "Choose an option": "Kies",
    "Choose options": "Kies een of meer",
    "Select all": "Kies alles",
    "Selected values": "Gekozen",
    "Clear all": "Maak leeg",
    "Clear value": "Maak leeg",
    "Clear selection": "Maak leeg",
    "Open": "Toon de lijst",
    "Close": "Sluiten",
    "Dismiss": "Sluiten",
    "Skip to main content": "Naar de inhoud",
    "App pages": "Pagina's",
    "Navigate to home page": "Naar het overzicht",
    "Link to heading": "Link naar dit kopje",
    "Copy to clipboard": "Kopieer",
    "Copied": "Gekopieerd",
    "Open sidebar": "Toon het menu",
    "Close sidebar": "Sluit het menu",
    "Expand sidebar": "Toon het menu",
    "Collapse sidebar": "Sluit het menu",
    "Main menu": "Menu",
    "Upload": "Kies een bestand",
    "Browse files": "Kies een bestand",
    "file upload": "bestand kiezen",
    "Add files": "Kies een ander bestand",
    "add icon": "",
    "Drag and drop file here": "Sleep een bestand hierheen",
    "Drag and drop files here": "Sleep bestanden hierheen",
    "Press Enter to apply": "Druk op Enter",
    "Press Enter to submit form": "Druk op Enter om te versturen",
    "Show password text": "Toon het wachtwoord",
    "Hide password text": "Verberg het wachtwoord",
    "Choose date": "Kies een datum",
    "yyyy": "jjjj",
    "Fullscreen": "Volledig scherm",
    "Close fullscreen": "Sluit volledig scherm",
    "Running...": "Bezig...",
    "Loading...": "Bezig...",
    "Stop": "Stop",
    "Rerun": "Ververs",
    "Connecting": "Verbinden",
    "Connection error": "Geen verbinding",
    "Connection closed": "De verbinding is weg",
    "Connection timed out": "De verbinding duurt te lang",
    "Connection timed out.": "De verbinding duurt te lang.",
    "Connection lost. Please wait for the app to reconnect, then try again.":
      "De verbinding is weg. Wacht tot hij terug is en probeer het opnieuw.",
    "Reconnected to server.": "De verbinding is terug.",
    "Unknown error": "Er ging iets mis",
    "Page not found": "Deze pagina bestaat niet",
    "The page that you have requested does not seem to exist. Running the app's main page.": "U ziet nu het overzicht.",
    "Previous": "Vorige",
    "Next": "Volgende",
    "Previous month": "Vorige maand",
    "Next month": "Volgende maand",
    "Increment value": "Een stap hoger",
    "Decrement value": "Een stap lager",
  };
  const MAANDEN = { January: "januari", February: "februari", March: "maart", April: "april", May: "mei", June: "juni",
    July: "juli", August: "augustus", September: "september", October: "oktober", November: "november", December: "december" };
  const DAGEN = { Monday: "maandag", Tuesday: "dinsdag", Wednesday: "woensdag", Thursday: "donderdag", Friday: "vrijdag",
    Saturday: "zaterdag", Sunday: "zondag" };
  const DATUM = /\b(?:(\w+day), )?(January|February|March|April|May|June|July|August|September|October|November|December) (?:(\d{1,2}), )?(\d{4})\b/;
  const formatDatum = (heel, dag, maand, nummer, jaar) =>
    [DAGEN[dag], nummer, MAANDEN[maand], jaar].filter(Boolean).join(" ");
  const PATRONEN = [
    [/^(\d+) options? available\.$/, "$1 keuzes."],
    [/^Select (\d+) matches$/, "Kies alle $1"],
    [/^(\d+) more$/, "nog $1"],
    [/^View (\d+) more$/, "Toon nog $1"],
    [/^Connection failed with status (\d+)(?:, and response:|\.)$/, "De server antwoordt niet goed (fout $1). Probeer het zo opnieuw."],
    [/^Remove (.+)$/, "Haal $1 weg"],
    [/^Delete (.+)$/, "Haal $1 weg"],
    [/^Help for (.+)$/, "Uitleg bij $1"],
    [/^Selected Date: (.*)$/, "Gekozen datum: $1"],
    [/^Selected Range: (.*)$/, "Gekozen periode: $1"],
    [/^Limit (\d+)([MGK]B) per file\b/, "Hoogstens $1 $2 per bestand"],
    [/^(\d+)([MGK]B) per file.*$/, "of sleep het hierheen, hoogstens $1 $2"],
    [/^(.*) file must be (.*) or smaller\.?$/, "$1 is te groot: hoogstens $2"],
    [/^You have requested page (\S+), but .*$/, "Het adres $1 kennen wij niet. U ziet nu het overzicht."],
    [/^(\d+)(?:\.0)?([KMG]?B)$/, "$1 $2"],
    [/^(\d+)\.(\d+)([KMG]?B)$/, "$1,$2 $3"],
    [/^Today, /, "Vandaag, "],
    [/ selected$/, ", gekozen"],
    [/^day, /, "dag, "],
    [/^month, /, "maand, "],
    [/^year, /, "jaar, "],
    [DATUM, formatDatum],
  ];
  // Here stands what people and pages wrote, not Streamlit.
  const EIGEN = ".stHtml, [data-testid='stMarkdownContainer'], [data-testid='stIconMaterial'], [data-tag] > span, code, textarea";
  const KNOP = "[data-testid='stFileUploaderDropzone']"; // its button is Streamlit's, though written as Markdown
  const WEL = `${KNOP}, .rc-overflow-item-rest`; // so is what names the rest of a menu that does not fit
  const NAMEN = ["aria-label", "placeholder", "title"];

  const translate = (tekst) => {
    const kaal = tekst.trim();
    if (Object.hasOwn(WOORDEN, kaal)) return tekst.replace(kaal, WOORDEN[kaal]);
    return PATRONEN.reduce((uit, [van, naar]) => uit.replace(van, naar), tekst);
  };
  const setText = (knoop) => {
    const nieuw = translate(knoop.nodeValue);
    if (nieuw === knoop.nodeValue || !knoop.parentElement) return;
    const icoon = knoop.parentElement.matches("[data-testid='stIconMaterial']");
    if (!icoon && (knoop.parentElement.closest(WEL) || !knoop.parentElement.closest(EIGEN))) knoop.nodeValue = nieuw;
  };
  const setNames = (element) => {
    for (const naam of NAMEN) {
      const oud = element.getAttribute(naam);
      if (!oud) continue;
      const nieuw = translate(oud);
      if (nieuw !== oud && !element.closest(".stHtml")) element.setAttribute(naam, nieuw);
    }
  };
  const mendZone = (element) => {
    if (element.matches(KNOP) && element.getAttribute("role") === "presentation") element.setAttribute("role", "group");
  };
  const walk = (knoop) => {
    if (knoop.nodeType === Node.TEXT_NODE) return setText(knoop);
    if (knoop.nodeType !== Node.ELEMENT_NODE || knoop.matches(".stHtml, svg, style, script")) return;
    setNames(knoop);
    mendZone(knoop);
    for (const deel of knoop.childNodes) walk(deel);
  };
  new MutationObserver((veranderingen) => {
    for (const verandering of veranderingen) {
      if (verandering.type === "childList") verandering.addedNodes.forEach(walk);
      else if (verandering.type === "characterData") setText(verandering.target);
      else {
        setNames(verandering.target);
        mendZone(verandering.target);
      }
    }
  }).observe(document.documentElement, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: [...NAMEN, "role"],
  });
  if (document.body) walk(document.body);
})();
