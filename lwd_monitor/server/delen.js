// The button "Deel" copies the address of what is on the screen: every choice stands in it. The button is drawn by the page,
// which may draw it anew at any time, so this listens on the document.
(() => {
  const copy = async (tekst) => {
    try {
      await navigator.clipboard.writeText(tekst);
      return true;
    } catch {
      // Without https a browser gives no clipboard; the old way still works from a click.
      const veld = Object.assign(document.createElement("textarea"), { value: tekst, readOnly: true });
      veld.style.cssText = "position:fixed;top:0;opacity:0";
      document.body.append(veld);
      veld.select();
      const gelukt = document.execCommand("copy");
      veld.remove();
      return gelukt;
    }
  };
  document.addEventListener("click", async (event) => {
    const knop = event.target.closest?.("button.deel");
    if (!knop) return;
    const gelukt = await copy(location.href);
    knop.focus();
    const melding = document.querySelector(".deelmelding");
    if (!melding) return;
    melding.textContent = gelukt ? "Het adres is gekopieerd" : `Kopieer het adres zelf: ${location.href}`;
    clearTimeout(melding.wacht);
    if (gelukt) melding.wacht = setTimeout(() => (melding.textContent = ""), 6000);
  });
})();
