// A login that ends while a page stands open closes its connection. Streamlit then says in English that a status is 401; this
// says what happened, that nothing typed is lost, and leads to the login and back to this very address.
(() => {
  const STAAT = "data-test-connection-state";
  const NA = 500; // a short break mends itself before anyone needs to know

  const isLoggedOut = async () => {
    try {
      return (await fetch("/_stcore/host-config", { cache: "no-store" })).status === 401;
    } catch {
      return false; // no network: that is another story
    }
  };
  const build = () => {
    const vak = document.createElement("div");
    vak.className = "sessieweg";
    vak.setAttribute("role", "alertdialog");
    vak.setAttribute("aria-modal", "true");
    vak.setAttribute("aria-labelledby", "sessieweg-kop");
    const blad = document.createElement("div");
    const kop = Object.assign(document.createElement("h2"), { id: "sessieweg-kop", textContent: "U bent niet meer ingelogd" });
    const uitleg = document.createElement("p");
    uitleg.textContent = "Wat u had opgeslagen, is bewaard. Wat u daarna in een verhaal typte, staat nog op dit apparaat: " +
      "na het inloggen komt u hier terug en kunt u het terugzetten.";
    const link = Object.assign(document.createElement("a"), { textContent: "Opnieuw inloggen" });
    link.href = "/inloggen?verder=" + encodeURIComponent(location.pathname + location.search);
    blad.append(kop, uitleg, link);
    vak.append(blad);
    document.body.append(vak);
    link.focus();
  };
  const check = async () => {
    const app = document.querySelector(`[${STAAT}]`);
    if (!app || app.getAttribute(STAAT) === "CONNECTED" || document.querySelector(".sessieweg")) return;
    if ((await isLoggedOut()) && !document.querySelector(".sessieweg")) build();
  };
  new MutationObserver(() => setTimeout(check, NA)).observe(document.documentElement, {
    subtree: true, attributes: true, attributeFilter: [STAAT],
  });
})();
