// Paper gets the wijkblad of the place on the screen: one sheet, the same as its PDF. It is asked for when somebody prints, so
// that it costs nothing to who only reads. Without an answer the page is printed as it stands.
(() => {
  const ID = "opdruk";
  const take = (plek) => {
    // Printing waits for nobody: an answer that comes later would be too late.
    const vraag = new XMLHttpRequest();
    vraag.open("GET", `${ID}?gebied=${encodeURIComponent(plek)}`, false);
    try {
      vraag.send();
    } catch {
      return "";
    }
    return vraag.status === 200 ? vraag.responseText : "";
  };
  const clear = () => document.getElementById(ID)?.remove();
  addEventListener("beforeprint", () => {
    clear();
    const plek = document.querySelector("[data-wijkblad]")?.dataset.wijkblad;
    const inhoud = plek && take(plek);
    if (!inhoud) return;
    const blad = Object.assign(document.createElement("article"), { id: ID, innerHTML: inhoud });
    // The map beside the headline, not under it.
    const kaart = blad.querySelector(":scope > figure:has(+ h2)");
    if (kaart) blad.prepend(kaart);
    document.body.append(blad);
  });
  addEventListener("afterprint", clear);
})();
