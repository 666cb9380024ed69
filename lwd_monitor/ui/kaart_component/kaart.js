// Draws the map from the payload of lwd_monitor.kaart.build_kaart. All text enters as text nodes or attributes, never as markup.

const SVG = "http://www.w3.org/2000/svg";
const PATTERNS = ["geen_cijfer", "te_weinig", "afgeschermd"];
// The colours of change, each also hatched: a difference that was not tested.
const HATCH = "arceer-";
const CHANGES = ["plus-2", "plus-1", "nul", "min-1", "min-2"];
const SIGNS = { plus: "+", min: "−", [`${HATCH}nul`]: "0" };
const SIGN_PX = 15;
const LABEL_PX = 13;
// A map this narrow, in px, has no room for names of the usual size.
const NARROW = 320;
const NARROW_LABEL_PX = 12;
// Where a name may go when its own place is taken: lines up or down, and parts of its width aside.
const STEPS = [0, -0.6, 0.6, -1.2, 1.2, -1.8, 1.8];
const SHIFTS = [0, -0.4, 0.4];
// Px under a map that fits the window, the height below which it is not worth having, and the width of a page in one column.
const UNDER = 12;
const LOWEST = 300;
const ONE_COLUMN = 900;
const HINT = "Kies met de pijltjestoetsen, bevestig met Enter.";
const maps = new WeakMap();

export default function ({ data: [data], parentElement, setTriggerValue }) {
  const draw = data.kaarten ? drawYears : drawMap;
  return takeTurn(parentElement, () => draw(parentElement, data, setTriggerValue), () => removeMap(parentElement));
}

function drawMap(parent, data, setTriggerValue) {
  let map = maps.get(parent);
  if (!map) {
    map = buildFrame(parent);
    maps.set(parent, map);
  }
  map.choose = (code) => setTriggerValue("gekozen", code);
  map.canvas.hidden = !data.geo?.codes.length;
  map.whole = Boolean(data.heel);
  map.sheet.classList.toggle("naast", map.whole);
  if (!map.canvas.hidden) {
    if (map.geoId !== data.geo.id) drawGeometry(map, data.geo);
    paint(map, data);
  }
  paintLegend(map, data);
  paintSave(map, data);
  fitToWindow(map);
}

function removeMap(parent) {
  const map = maps.get(parent);
  map.observer.disconnect();
  if (map.onResize) window.removeEventListener("resize", map.onResize);
  map.root.remove();
  maps.delete(parent);
}

function svgElement(name, attributes = {}, parent = null) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (parent) parent.append(element);
  return element;
}

function htmlElement(name, className, parent) {
  const element = document.createElement(name);
  element.className = className;
  parent.append(element);
  return element;
}

function buildFrame(parent) {
  const root = htmlElement("div", "kaart", parent);
  const map = { root, cells: [], current: 0, pinned: null };
  map.sheet = htmlElement("div", "vel", root);
  map.legend = htmlElement("div", "legendablok", map.sheet);
  map.canvas = htmlElement("div", "vlak", map.sheet);
  map.svg = svgElement("svg", { role: "group", "aria-describedby": "kaart-uitleg" }, map.canvas);
  map.tooltip = htmlElement("div", "tooltip", map.canvas);
  map.tooltip.setAttribute("aria-hidden", "true");
  map.hint = htmlElement("p", "uitleg", map.canvas);
  map.hint.id = "kaart-uitleg";
  map.hint.textContent = HINT;
  map.notes = htmlElement("div", "meldingen", root);
  map.save = htmlElement("p", "bewaarregel", root);
  // On a phone the panel lies far below: what was chosen stands at the bottom of the screen, and is spoken everywhere.
  map.card = htmlElement("p", "gekozenkaart", root);
  map.card.setAttribute("role", "status");
  listen(map);
  map.rescale = (scale) => scaleTo(map, scale, IMAGE_LABEL_PX);
  map.restore = () => fitToWidth(map);
  map.observer = new ResizeObserver(map.restore);
  map.observer.observe(map.canvas);
  map.onResize = () => fitToWindow(map);
  window.addEventListener("resize", map.onResize);
  return map;
}

// The map as high as what the window leaves under it, so that nobody has to scroll to see the pattern; not where that is
// too little, or where the page stands in one column.
function fitToWindow(map) {
  const scroller = document.querySelector("[data-testid='stMain']");
  const top = map.canvas.getBoundingClientRect().top + (scroller?.scrollTop ?? window.scrollY);
  const room = window.innerHeight - top - UNDER;
  const fits = map.whole && window.innerWidth > ONE_COLUMN && room >= LOWEST;
  map.svg.style.maxHeight = fits ? `${room}px` : "";
}

function drawGeometry(map, geo) {
  const focused = map.cells.find((cell) => cell === map.root.getRootNode().activeElement)?.dataset.code;
  map.geoId = geo.id;
  map.geo = geo;
  map.svg.replaceChildren();
  map.svg.setAttribute("viewBox", `0 0 ${geo.width} ${geo.height}`);
  map.svg.classList.toggle("ruw", geo.ruw);
  map.patterns = drawPatterns(map.svg);
  const layer = svgElement("g", {}, map.svg);
  map.cells = geo.paden.map((d, nr) =>
    svgElement("path", { d, role: "button", tabindex: "-1", "data-nr": nr, "data-code": geo.codes[nr] }, layer));
  const borders = svgElement("g", { "aria-hidden": "true", class: "wijken" }, map.svg);
  geo.wijken.forEach((d) => svgElement("path", { d }, borders));
  map.signs = svgElement("g", { "aria-hidden": "true", class: "merken" }, map.svg);
  map.spots = new Map();
  map.chosen = drawOutline(map.svg, "gekozen");
  map.ring = drawOutline(map.svg, "focus");
  const names = svgElement("g", { "aria-hidden": "true", class: "namen" }, map.svg);
  map.names = geo.namen.map(([name, x, y]) => {
    const text = svgElement("text", {}, names);
    text.textContent = name;
    return { text, x, y };
  });
  map.current = Math.max(0, geo.codes.indexOf(focused));
  if (focused && map.cells.length) map.cells[map.current].focus({ preventScroll: true });
  fitToWidth(map);
}

function drawPatterns(svg) {
  const defs = svgElement("defs", {}, svg);
  const hatches = CHANGES.map((name) => {
    const pattern = svgElement("pattern",
      { id: `patroon-${HATCH}${name}`, width: 6, height: 6, patternUnits: "userSpaceOnUse" }, defs);
    svgElement("rect", { width: 6, height: 6, class: `tint-${name}` }, pattern);
    svgElement("path", { d: "M0 3H6", class: "arceer" }, pattern);
    return pattern;
  });
  return hatches.concat(PATTERNS.map((name) => {
    const pattern = svgElement("pattern",
      { id: `patroon-${name}`, width: 8, height: 8, patternUnits: "userSpaceOnUse" }, defs);
    svgElement("rect", { width: 8, height: 8, class: "grond" }, pattern);
    if (name === "te_weinig") svgElement("circle", { cx: 4, cy: 4, r: 1.3, class: "stip" }, pattern);
    else svgElement("path", { d: name === "geen_cijfer" ? "M0 4H8" : "M0 4H8M4 0V8", class: "streep" }, pattern);
    return pattern;
  }));
}

function drawOutline(svg, name) {
  const group = svgElement("g", { "aria-hidden": "true", class: `rand ${name}` }, svg);
  return ["wit", "inkt"].map((part) => svgElement("path", { class: part }, group));
}

function showOutline(outline, cell) {
  for (const path of outline) {
    if (cell) path.setAttribute("d", cell.getAttribute("d"));
    else path.removeAttribute("d");
  }
}

function paint(map, data) {
  map.data = data;
  map.svg.setAttribute("aria-label", data.titel);
  map.cells.forEach((cell, nr) => {
    const [tint, sentence] = data.cellen[nr];
    fill(cell, tint);
    cell.setAttribute("aria-label", sentence);
  });
  markChosen(map, data.gekozen);
  setCurrent(map, map.root.getRootNode().activeElement?.dataset?.nr ?? Math.max(0, map.geo.codes.indexOf(data.gekozen)));
  if (map.pinned !== null && map.cells[map.pinned]) showTooltip(map, map.pinned);
  else hideTooltip(map);
  const width = map.canvas.clientWidth;
  if (width) placeSigns(map, findScale(map));
}

function fill(element, tint) {
  element.setAttribute("class", `tint-${tint}`);
  if (isPattern(tint)) element.setAttribute("fill", `url(#patroon-${tint})`);
  else element.removeAttribute("fill");
}

function isPattern(tint) {
  return PATTERNS.includes(tint) || String(tint).startsWith(HATCH);
}

// Colour alone says nothing: a place that rose or fell carries its sign, where there is room for it.
function placeSigns(map, scale) {
  map.signs.replaceChildren();
  // Still the figures of the drawing before this one.
  if (map.data?.geo.id !== map.geoId) return;
  const size = SIGN_PX * scale;
  map.data.cellen.forEach(([tint], nr) => {
    const sign = SIGNS[tint] ?? SIGNS[String(tint).replace(HATCH, "").split("-")[0]];
    const spot = sign && findSpot(map, nr, size);
    if (!spot) return;
    const text = svgElement("text", { x: spot.x, y: spot.y, "font-size": size }, map.signs);
    text.textContent = sign;
  });
}

// The place within a cell that lies farthest from its edge, on a coarse grid; none where the sign would not fit.
function findSpot(map, nr, size) {
  if (!map.spots.has(nr)) {
    const cell = map.cells[nr];
    const box = cell.getBBox();
    const at = (x, y) => { const p = map.svg.createSVGPoint(); p.x = x; p.y = y; return p; };
    const inside = (x, y) => cell.isPointInFill(at(x, y));
    let best = null;
    for (let row = 1; row < 8; row++) for (let column = 1; column < 8; column++) {
      const x = box.x + (box.width * column) / 8;
      const y = box.y + (box.height * row) / 8;
      if (!inside(x, y)) continue;
      let room = 0;
      const step = Math.max(box.width, box.height) / 24;
      while (room < 12 && [[1, 0], [-1, 0], [0, 1], [0, -1]].every(([a, b]) => inside(x + a * step * (room + 1), y + b * step * (room + 1)))) room++;
      if (!best || room * step > best.room) best = { x, y, room: room * step };
    }
    map.spots.set(nr, best);
  }
  const spot = map.spots.get(nr);
  return spot && spot.room > size * 0.35 ? spot : null;
}

function markChosen(map, code) {
  const nr = map.geo.codes.indexOf(code);
  map.cells.forEach((cell, place) => cell.setAttribute("aria-pressed", String(place === nr)));
  showOutline(map.chosen, map.cells[nr]);
  const sentence = map.data.cellen[nr]?.[1] ?? "";
  if (map.card.textContent !== sentence) map.card.textContent = sentence;
}

function paintLegend(map, data) {
  map.legend.replaceChildren();
  const about = [data.eenheid, data.uitleg].filter(Boolean).join(". ");
  if (about) htmlElement("p", "eenheid", map.legend).textContent = about;
  const list = htmlElement("ul", "legenda", map.legend);
  list.setAttribute("role", "list");
  list.setAttribute("aria-label", "Legenda");
  for (const entry of data.legenda) {
    const item = htmlElement("li", "", list);
    const swatch = svgElement("svg", { class: "staal", viewBox: "0 0 28 16", "aria-hidden": "true" }, item);
    drawSwatch(swatch, entry.tint);
    const words = htmlElement("span", "woorden", item);
    htmlElement("span", "klasse", words).textContent = entry.label;
    words.append(" ");
    htmlElement("span", "aantal", words).textContent = entry.aantal;
  }
  const badges = htmlElement("p", "tekens", map.legend);
  for (const badge of data.tekens) {
    htmlElement("span", badge.startsWith("◇") ? "teken voorbeeld" : "teken", badges).textContent = badge;
  }
  map.notes.replaceChildren();
  for (const note of data.meldingen) htmlElement("p", "", map.notes).textContent = note;
}

// A pattern belongs to the map's scale, so the swatch draws its own lines.
function drawSwatch(swatch, tint) {
  const box = svgElement("rect", { x: 0.5, y: 0.5, width: 27, height: 15 }, swatch);
  const hatched = String(tint).startsWith(HATCH);
  const colour = hatched ? tint.slice(HATCH.length) : tint;
  box.setAttribute("class", PATTERNS.includes(tint) ? "grond staalrand" : `tint-${colour} staalrand`);
  if (hatched) svgElement("path", { d: "M1 7L9 15M3 1L17 15M11 1L25 15M19 1L27 9", class: "arceer" }, swatch);
  if (tint === "te_weinig") {
    for (let x = 4; x < 28; x += 5) for (const y of [5, 11]) svgElement("circle", { cx: x, cy: y, r: 1.2, class: "stip" }, swatch);
  } else if (tint === "geen_cijfer" || tint === "afgeschermd") {
    const lines = tint === "geen_cijfer" ? "M1 10L10 1M1 16L16 1M7 16L22 1M13 16L28 1M19 16L28 7" : "M1 5H27M1 11H27M6 1V15M12 1V15M18 1V15M24 1V15";
    svgElement("path", { d: lines, class: "streep" }, swatch);
  }
}

function fitToWidth(map) {
  const width = map.canvas.clientWidth;
  if (!width || !map.geo || !map.geo.width) return;
  scaleTo(map, findScale(map), width < NARROW ? NARROW_LABEL_PX : LABEL_PX);
}

// Everything that keeps its size in px, whatever the size of the map: `scale` is how much of the drawing one px is.
function scaleTo(map, scale, size) {
  map.patterns.forEach((pattern) => pattern.setAttribute("patternTransform", `scale(${scale}) rotate(${pattern.id.includes(HATCH) ? 45 : -45})`));
  placeSigns(map, scale);
  placeNames(map, scale, size);
}

// A map that is tall is as high as the window allows: then its height decides.
function findScale(map) {
  return Math.max(map.geo.width / map.svg.clientWidth, map.geo.height / map.svg.clientHeight);
}

function placeNames(map, scale, size) {
  const line = size * 1.35 * scale;
  const placed = [];
  const isFree = (spot) => placed.every((box) =>
    Math.abs(box.left - spot.left) > box.half + spot.half || Math.abs(box.top - spot.top) > line);
  for (const { text, x, y } of map.names) {
    text.setAttribute("font-size", size * scale);
    const half = text.getComputedTextLength() / 2 + 4 * scale;
    const free = STEPS.flatMap((steps) => SHIFTS.map((shift) => ({
      half,
      left: Math.min(Math.max(x + shift * half, half), map.geo.width - half),
      top: Math.min(Math.max(y + steps * line, line), map.geo.height - line / 2),
    }))).find(isFree);
    text.classList.toggle("verborgen", free === undefined);
    if (free === undefined) continue;
    text.setAttribute("x", free.left);
    text.setAttribute("y", free.top);
    placed.push(free);
  }
}
