// Keeps what is typed on the device until the server has saved exactly that text.
const PREFIX = "lwd_klad/";
const MAX_DAGEN = 7;

export default function ({ data: [data], parentElement, setTriggerValue }) {
  const labels = Object.keys(data.velden);
  // What is chosen beside a sentence goes with it: without its figure the sentence says little.
  const beside = data.erbij;
  const keyOf = (sleutel, label) => PREFIX + sleutel + "/" + label;
  forgetOld();
  forgetSaved();
  show();

  function onInput(event) {
    const label = event.target?.getAttribute?.("aria-label");
    if (!labels.includes(label)) return;
    write(keyOf(data.sleutels[0], label), { tekst: event.target.value, op: Date.now(), keuzes: readChoices(label) });
  }

  function readChoices(label) {
    const chosen = (beside[label] ?? []).map((choice) => [choice, readChoice(choice)]);
    return Object.fromEntries(chosen.filter(([, tekst]) => tekst));
  }

  // A choice may be made after the sentence, and stands in the page only once Streamlit has drawn it.
  function onClick() {
    setTimeout(() => {
      for (const label of Object.keys(beside)) {
        const kept = read(keyOf(data.sleutels[0], label));
        if (kept && findField(label)?.value === kept.tekst) write(keyOf(data.sleutels[0], label), { ...kept, keuzes: readChoices(label) });
      }
    }, 200);
  }

  // A record of a new draft goes by another key once the draft has a version of its own: both are looked at.
  function forgetSaved() {
    for (const sleutel of data.sleutels) {
      for (const label of labels) {
        const kept = read(keyOf(sleutel, label));
        if (kept && kept.tekst.trim() === data.velden[label].trim()) localStorage.removeItem(keyOf(sleutel, label));
      }
    }
  }

  function listLost() {
    const lost = {};
    for (const sleutel of data.sleutels) {
      for (const label of labels) {
        const kept = read(keyOf(sleutel, label));
        const field = findField(label);
        if (kept && kept.tekst.trim() && document.activeElement !== field && field?.value !== kept.tekst) lost[label] = kept;
      }
    }
    return lost;
  }

  function show() {
    parentElement.querySelector(".terug")?.remove();
    const lost = listLost();
    if (!Object.keys(lost).length) return;
    const box = document.createElement("div");
    box.className = "terug";
    box.setAttribute("role", "status");
    box.append(line("p", "Op dit apparaat staat tekst die nog niet is bewaard:"));
    for (const { tekst, keuzes } of Object.values(lost)) {
      const rest = Object.values(keuzes ?? {});
      box.append(line("blockquote", tekst.slice(0, 300) + (rest.length ? ` (${rest.join(", ")})` : "")));
    }
    box.append(button("Zet deze tekst terug", "", () => { drop(); box.remove(); setTriggerValue("terug", flatten(lost)); }));
    box.append(button("Gooi weg", "stil", () => { drop(); box.remove(); }));
    parentElement.append(box);
  }

  function drop() {
    for (const sleutel of data.sleutels) for (const label of labels) localStorage.removeItem(keyOf(sleutel, label));
  }

  document.addEventListener("input", onInput, true);
  document.addEventListener("click", onClick, true);
  return () => {
    document.removeEventListener("input", onInput, true);
    document.removeEventListener("click", onClick, true);
  };
}

function findField(label) {
  return document.querySelector(`[aria-label="${label}"]`);
}

function readChoice(label) {
  const field = findField(label);
  return field?.getAttribute("role") === "radiogroup" ? field.querySelector('[aria-checked="true"]')?.innerText.trim() : field?.value;
}

// Texts and choices by the label of their field, as the server puts them back.
function flatten(lost) {
  return Object.assign({}, ...Object.entries(lost).map(([label, { tekst, keuzes }]) => ({ ...keuzes, [label]: tekst })));
}

function line(tag, tekst) {
  const element = document.createElement(tag);
  element.textContent = tekst;
  return element;
}

function button(tekst, klas, onClick) {
  const element = line("button", tekst);
  element.type = "button";
  element.className = klas;
  element.addEventListener("click", onClick);
  return element;
}

function read(key) {
  try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
}

function write(key, value) {
  // A full or forbidden store may not stand in the way of typing.
  try { localStorage.setItem(key, JSON.stringify(value)); } catch { return; }
}

function forgetOld() {
  for (const key of Object.keys(localStorage)) {
    if (!key.startsWith(PREFIX)) continue;
    const kept = read(key);
    if (!kept || Date.now() - kept.op > MAX_DAGEN * 86400000) localStorage.removeItem(key);
  }
}
