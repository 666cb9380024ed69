// Keeps what is typed on the device until the server has saved exactly that text.
const PREFIX = "lwd_klad/";
const MAX_DAGEN = 7;

const watches = new WeakMap();

export default function ({ data: [data], parentElement, setTriggerValue }) {
  return takeTurn(parentElement, () => watch(parentElement, data, setTriggerValue), () => unwatch(parentElement));
}

// One watch at a time: an older one would keep what is typed now with the draft that stood here before. Tells whether a
// choice was just made that it did not look at yet.
function unwatch(parent) {
  const waits = watches.get(parent)?.();
  watches.delete(parent);
  return waits;
}

function watch(parentElement, data, setTriggerValue) {
  const waits = unwatch(parentElement);
  let timer = 0;
  const typed = Object.keys(data.velden);
  const labels = [...typed, ...Object.keys(data.keuzes)];
  const saved = { ...data.velden, ...data.keuzes };
  // What is chosen beside a sentence goes with it: without its figure the sentence says little.
  const beside = data.erbij;
  const keyOf = (sleutel, label) => PREFIX + sleutel + "/" + label;
  forgetOld();
  keepTyped();
  forgetSaved();
  show();
  if (waits) onChoice();

  // What was typed before this watched: it still stands in the field where one types.
  function keepTyped() {
    const label = document.activeElement?.getAttribute("aria-label");
    if (typed.includes(label) && document.activeElement.value !== saved[label]) keep(label, document.activeElement.value);
  }

  function onInput(event) {
    const label = event.target?.getAttribute?.("aria-label");
    if (typed.includes(label)) keep(label, event.target.value);
  }

  function keep(label, tekst) {
    write(keyOf(data.sleutels[0], label), record(label, tekst));
  }

  // What was saved when this was written says later on whether it went along with something that is saved now.
  function record(label, tekst) {
    return { tekst, op: Date.now(), keuzes: readChoices(label), bij: saved[label] };
  }

  function readChoices(label) {
    const chosen = (beside[label] ?? []).map((choice) => [choice, readChoice(choice)]);
    return Object.fromEntries(chosen.filter(([, tekst]) => tekst));
  }

  // A choice stands in the page only once Streamlit has drawn it; it is made with the mouse or the keyboard, and with a
  // sentence beside it or before that is written.
  function onChoice() {
    clearTimeout(timer);
    timer = setTimeout(keepChoices, 200);
  }

  function keepChoices() {
    timer = 0;
    for (const label of Object.keys(data.keuzes)) {
      const chosen = readChoice(label);
      if (chosen && chosen !== saved[label]) keep(label, chosen);
    }
    for (const label of Object.keys(beside)) {
      const field = findField(label);
      // Just linked, the sentence still stands in its field for a moment.
      if (field && readChoice(beside[label][0]) && !isSaved(record(label, field.value), label)) keep(label, field.value);
    }
  }

  // A record of a new draft goes by another key once the draft has a version of its own: both are looked at.
  function forgetSaved() {
    for (const sleutel of data.sleutels) {
      for (const label of labels) {
        const kept = read(keyOf(sleutel, label));
        if (kept && isSaved(kept, label)) localStorage.removeItem(keyOf(sleutel, label));
      }
    }
  }

  function isSaved(kept, label) {
    if (!kept.tekst.trim() && Object.keys(kept.keuzes ?? {}).length) return kept.bij !== saved[label];
    return kept.tekst.trim() === saved[label].trim();
  }

  function isLost(kept, label) {
    const field = findField(label);
    if (document.activeElement === field) return false;
    if (label in data.keuzes) return readChoice(label) !== kept.tekst;
    if (kept.tekst.trim()) return field?.value !== kept.tekst;
    return Object.entries(kept.keuzes ?? {}).some(([choice, tekst]) => readChoice(choice) !== tekst);
  }

  function listLost() {
    const lost = {};
    for (const sleutel of data.sleutels) {
      for (const label of labels) {
        const kept = read(keyOf(sleutel, label));
        if (kept && isLost(kept, label)) lost[label] = kept;
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
      box.append(line("blockquote", [tekst.slice(0, 300), rest.length ? `(${rest.join(", ")})` : ""].filter(Boolean).join(" ")));
    }
    box.append(button("Zet deze tekst terug", "", () => { drop(); box.remove(); setTriggerValue("terug", flatten(lost)); }));
    box.append(button("Gooi weg", "stil", () => { drop(); box.remove(); }));
    parentElement.append(box);
  }

  function drop() {
    for (const sleutel of data.sleutels) for (const label of labels) localStorage.removeItem(keyOf(sleutel, label));
  }

  document.addEventListener("input", onInput, true);
  for (const kind of ["click", "keyup"]) document.addEventListener(kind, onChoice, true);
  watches.set(parentElement, () => {
    document.removeEventListener("input", onInput, true);
    for (const kind of ["click", "keyup"]) document.removeEventListener(kind, onChoice, true);
    clearTimeout(timer);
    return timer !== 0;
  });
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
