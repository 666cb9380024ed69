// Draws a small map per year from the payload of lwd_monitor.kaart.build_jaarkaarten: outlines come once, colours per year.

// So many maps or fewer are drawn larger where there is room.
const FEW = 6;

function drawYears(parent, data, setTriggerValue) {
  let sheet = maps.get(parent);
  if (!sheet) {
    sheet = buildSheet(parent);
    maps.set(parent, sheet);
  }
  sheet.choose = (year) => setTriggerValue("jaar", year);
  const drawn = JSON.stringify(data);
  // A run of the page that changes nothing here leaves the maps and the focus alone.
  if (sheet.drawn === drawn) return;
  sheet.drawn = drawn;
  sheet.drawings = [];
  sheet.patterns = [];
  sheet.canvas.replaceChildren();
  sheet.canvas.classList.toggle("weinig", data.kaarten.length <= FEW);
  sheet.canvas.classList.toggle("paar", data.kaarten.length === 2);
  for (const year of data.kaarten) drawYear(sheet, data, year);
  sheet.rescale = (scale) => scalePatterns(sheet, scale);
  sheet.restore = () => fitPatterns(sheet);
  sheet.restore();
  paintLegend(sheet, data);
  paintSave(sheet, data);
}

function buildSheet(parent) {
  const root = htmlElement("div", "kaart", parent);
  const sheet = { root };
  sheet.legend = htmlElement("div", "legendablok", root);
  sheet.canvas = htmlElement("ul", "jaarkaarten", root);
  sheet.canvas.setAttribute("role", "list");
  sheet.notes = htmlElement("div", "meldingen", root);
  sheet.save = htmlElement("p", "bewaarregel", root);
  sheet.observer = new ResizeObserver(() => fitPatterns(sheet));
  sheet.observer.observe(sheet.canvas);
  return sheet;
}

function drawYear(sheet, data, year) {
  if (year.breuk) htmlElement("li", "breuk", sheet.canvas).textContent = year.breuk;
  const item = htmlElement("li", "", sheet.canvas);
  const button = htmlElement("button", "jaar", item);
  button.type = "button";
  button.textContent = year.jaar;
  button.setAttribute("aria-label", `${year.jaar}: toon de grote kaart`);
  button.addEventListener("click", () => sheet.choose(year.jaar));
  const form = data.vormen[year.vorm];
  const svg = svgElement("svg", { viewBox: `0 0 ${form.width} ${form.height}`, role: "img", "aria-label": year.tekst }, item);
  svg.classList.toggle("ruw", form.ruw);
  // All maps have one size, so they share the patterns of the first.
  if (!sheet.patterns.length) sheet.patterns = drawPatterns(svg);
  const layer = svgElement("g", { class: "cellen" }, svg);
  const cells = form.paden.map((d, nr) => {
    const cell = svgElement("path", { d }, layer);
    fill(cell, year.tinten[nr]);
    return cell;
  });
  const borders = svgElement("g", { class: "wijken" }, svg);
  form.wijken.forEach((d) => svgElement("path", { d }, borders));
  if (year.vorm === data.vormen.length - 1 && data.gekozen !== null) showOutline(drawOutline(svg, "gekozen"), cells[data.gekozen]);
  htmlElement("span", "zonder", item).textContent = year.zonder;
  sheet.drawings.push({ svg, geo: form, caption: [year.jaar, year.zonder].filter(Boolean).join(", "), note: year.breuk });
}

function fitPatterns(sheet) {
  const first = sheet.drawings?.[0];
  if (first?.svg.clientWidth) scalePatterns(sheet, first.geo.width / first.svg.clientWidth);
}

function scalePatterns(sheet, scale) {
  sheet.patterns.forEach((pattern) => pattern.setAttribute("patternTransform", `scale(${scale}) rotate(-45)`));
}
