// Walking over the drawn map with pointer and keyboard, and choosing a place on it.

const ARROWS = { ArrowLeft: 0, ArrowRight: 1, ArrowUp: 2, ArrowDown: 3 };

// On the div, not on the svg: Chromium makes an svg with focus listeners a tab stop of its own.
function listen(map) {
  const numberOf = (event) => (event.target.dataset?.nr === undefined ? null : Number(event.target.dataset.nr));
  map.canvas.addEventListener("click", (event) => pick(map, numberOf(event)));
  map.canvas.addEventListener("pointermove", (event) => {
    const nr = numberOf(event);
    if (nr === null) hideTooltip(map);
    else showTooltip(map, nr, event);
  });
  map.canvas.addEventListener("pointerleave", () => hideTooltip(map));
  map.canvas.addEventListener("focusin", (event) => {
    const nr = numberOf(event);
    if (nr === null || !event.target.matches(":focus-visible")) return;
    setCurrent(map, nr);
    map.pinned = nr;
    showOutline(map.ring, map.cells[nr]);
    map.canvas.classList.add("toetsenbord");
    showTooltip(map, nr);
  });
  map.canvas.addEventListener("focusout", () => {
    map.pinned = null;
    showOutline(map.ring, null);
    map.canvas.classList.remove("toetsenbord");
    hideTooltip(map);
  });
  map.canvas.addEventListener("keydown", (event) => onKey(map, event, numberOf(event)));
}

function onKey(map, event, nr) {
  if (nr === null || event.ctrlKey || event.metaKey || event.altKey) return;
  let next = null;
  if (event.key in ARROWS) next = map.geo.buren[nr][ARROWS[event.key]];
  else if (event.key === "Home") next = 0;
  else if (event.key === "End") next = map.cells.length - 1;
  else if (event.key === "Enter" || event.key === " ") pick(map, nr);
  else if (event.key === "Escape") { map.pinned = null; hideTooltip(map); }
  else return;
  event.preventDefault();
  event.stopPropagation();
  if (next !== null && next >= 0) map.cells[next].focus();
}

function pick(map, nr) {
  if (nr === null) return;
  setCurrent(map, nr);
  const code = map.geo.codes[nr];
  markChosen(map, code);
  map.choose(code);
}

function setCurrent(map, nr) {
  map.cells[map.current]?.setAttribute("tabindex", "-1");
  map.current = Number(nr);
  map.cells[map.current]?.setAttribute("tabindex", "0");
}

function showTooltip(map, nr, pointer = null) {
  const box = map.canvas.getBoundingClientRect();
  const cell = map.cells[nr].getBoundingClientRect();
  map.tooltip.textContent = map.data.cellen[nr][1];
  map.tooltip.classList.add("zichtbaar");
  const x = (pointer ? pointer.clientX : cell.left + cell.width / 2) - box.left;
  const top = (pointer ? pointer.clientY : Math.max(cell.top, box.top)) - box.top;
  const half = map.tooltip.offsetWidth / 2;
  const height = map.tooltip.offsetHeight;
  const below = (pointer ? top + 22 : Math.min(cell.bottom, box.bottom) - box.top + 8);
  map.tooltip.style.left = `${Math.min(Math.max(x, half), Math.max(half, box.width - half)) - half}px`;
  map.tooltip.style.top = `${top - height - 10 >= 0 ? top - height - 10 : Math.min(below, box.height - height)}px`;
}

function hideTooltip(map) {
  if (map.pinned !== null && map.cells[map.pinned]) showTooltip(map, map.pinned);
  else map.tooltip.classList.remove("zichtbaar");
}
