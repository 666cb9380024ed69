// Saves the map as an image of its own: title, map, legend, source and date, so that it can travel without the page.

const IMAGE_WIDTH = 1200;
const EDGE = 40;
const COLUMNS = 3;
const SERIES_COLUMNS = 4;
const GAP = 24;
const CAPTION = 28;
const IMAGE_LABEL_PX = 18;
const FONT = "'Source Sans 3', 'Source Sans Pro', Arial, sans-serif";
// What the style sheet decides has to travel along.
const STYLES = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linejoin", "paint-order",
  "vector-effect", "font-weight", "text-anchor", "dominant-baseline", "visibility"];

function paintSave(map, data) {
  map.save.replaceChildren();
  if (!data.bron || map.canvas.hidden) return;
  map.save.append("Bewaar de kaart als beeld: ");
  for (const [kind, save] of [["SVG", saveSvg], ["PNG", savePng]]) {
    const button = htmlElement("button", "bewaar", map.save);
    button.type = "button";
    button.textContent = kind;
    button.setAttribute("aria-label", `Bewaar de kaart als ${kind}`);
    button.addEventListener("click", () => save(map, data));
    map.save.append(" ");
  }
}

function copyStyles(from, to) {
  const own = [from, ...from.querySelectorAll("*")];
  [to, ...to.querySelectorAll("*")].forEach((element, nr) => {
    const style = getComputedStyle(own[nr]);
    // A fill that is a pattern stands in its attribute; the browser writes its address with quotes that may not resolve elsewhere.
    for (const name of STYLES) {
      if (!(name === "fill" && element.getAttribute("fill")?.startsWith("url("))) element.setAttribute(name, style.getPropertyValue(name));
    }
    for (const name of ["class", "role", "tabindex", "aria-pressed"]) element.removeAttribute(name);
  });
}

function wrapText(text, size) {
  const room = (IMAGE_WIDTH - 2 * EDGE) / (size * 0.5);
  const lines = [""];
  for (const word of text.split(" ")) {
    if (lines.at(-1) && lines.at(-1).length + word.length + 1 > room) lines.push("");
    lines[lines.length - 1] += (lines.at(-1) ? " " : "") + word;
  }
  return lines;
}

function readInks(map) {
  const style = getComputedStyle(map.canvas);
  return ["--ink", "--ink2"].map((name) => style.getPropertyValue(name).trim());
}

function buildImage(map, data) {
  const [ink, ink2] = readInks(map);
  const image = svgElement("svg", { xmlns: SVG, width: IMAGE_WIDTH, "font-family": FONT });
  const ground = svgElement("rect", { width: IMAGE_WIDTH, fill: "#fff" }, image);
  let top = EDGE;
  const write = (text, size, fill = ink, weight = 400) => {
    for (const line of wrapText(text, size)) {
      top += size * 1.3;
      svgElement("text", { x: EDGE, y: top, "font-size": size, "font-weight": weight, fill }, image).textContent = line;
    }
  };
  write(data.kop || data.titel, 30, ink, 600);
  top += 8;
  const about = [data.eenheid, data.uitleg].filter(Boolean).join(". ");
  if (about) write(about.charAt(0).toUpperCase() + about.slice(1), 18, ink2);
  // Above the map: whoever crops an image begins at its foot.
  for (const badge of data.tekens) write(badge, 20, ink, 600);
  top += 20;
  const column = (IMAGE_WIDTH - 2 * EDGE) / COLUMNS;
  [...map.legend.querySelectorAll("svg.staal")].forEach((swatch, nr) => {
    const [x, y] = [EDGE + (nr % COLUMNS) * column, top + Math.floor(nr / COLUMNS) * 56];
    const copy = swatch.cloneNode(true);
    copyStyles(swatch, copy);
    for (const [name, value] of Object.entries({ x, y, width: 42, height: 24 })) copy.setAttribute(name, value);
    image.append(copy);
    const { label, aantal } = data.legenda[nr];
    svgElement("text", { x: x + 54, y: y + 16, "font-size": 17, fill: ink }, image).textContent = label;
    svgElement("text", { x: x + 54, y: y + 37, "font-size": 15, fill: ink2 }, image).textContent = aantal;
  });
  top += Math.ceil(data.legenda.length / COLUMNS) * 56 + 16;
  top = placeDrawings(map, image, top) + 8;
  const today = new Date().toLocaleDateString("nl-NL", { day: "numeric", month: "long", year: "numeric" });
  for (const note of new Set((map.drawings ?? []).map((drawing) => drawing.note).filter(Boolean))) write(note, 16, ink2);
  for (const note of data.meldingen) write(note, 16, ink2);
  write(`Bron: ${data.bron}`, 16, ink2);
  write(`Gemaakt op ${today} met de LWD-monitor.`, 16, ink2);
  top += EDGE;
  for (const element of [image, ground]) element.setAttribute("height", top);
  image.setAttribute("viewBox", `0 0 ${IMAGE_WIDTH} ${top}`);
  return new XMLSerializer().serializeToString(image);
}

// One map takes the whole width; those of a series stand beside each other under their captions. Returns where they end.
function placeDrawings(map, image, top) {
  const [ink] = readInks(map);
  const drawings = map.drawings ?? [{ svg: map.svg, geo: map.geo }];
  const columns = Math.min(drawings.length, SERIES_COLUMNS);
  const width = (IMAGE_WIDTH - 2 * EDGE - (columns - 1) * GAP) / columns;
  // Names and hatches have the size of the window; for a moment they get that of the image.
  map.rescale(drawings[0].geo.width / width);
  for (let first = 0; first < drawings.length; first += columns) {
    const row = drawings.slice(first, first + columns);
    const captioned = row.some(({ caption }) => caption);
    row.forEach(({ svg, geo, caption }, nr) => {
      const x = EDGE + nr * (width + GAP);
      if (caption) svgElement("text", { x, y: top + 18, "font-size": 17, "font-weight": 600, fill: ink }, image).textContent = caption;
      const drawing = svg.cloneNode(true);
      copyStyles(svg, drawing);
      const place = { x, y: top + (captioned ? CAPTION : 0), width, height: (width * geo.height) / geo.width, overflow: "hidden" };
      for (const [name, value] of Object.entries(place)) drawing.setAttribute(name, value);
      image.append(drawing);
    });
    top += Math.max(...row.map(({ geo }) => (width * geo.height) / geo.width)) + (captioned ? CAPTION + GAP : 0);
  }
  map.restore();
  return top;
}

function download(blob, map, data, kind) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `${data.bestand || "kaart"}.${kind}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function saveSvg(map, data) {
  download(new Blob([buildImage(map, data)], { type: "image/svg+xml" }), map, data, "svg");
}

function savePng(map, data) {
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width, image.height];
    canvas.getContext("2d").drawImage(image, 0, 0);
    canvas.toBlob((blob) => download(blob, map, data, "png"), "image/png");
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(buildImage(map, data))}`;
}
