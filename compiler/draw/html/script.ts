/** The page's own script: lights what a box depends on and who depends on it, and searches. */
export const script = `
"use strict";
const boxes = [...document.querySelectorAll(".box")];
const edges = [...document.querySelectorAll("[data-from]")];
const pictures = [...document.querySelectorAll(".picture svg")];
const search = document.getElementById("search");
const found = document.getElementById("found");

function walk(start, from, to, follows) {
  const met = new Set([start.id]);
  const open = [start.id];
  const lit = [];
  while (open.length > 0) {
    const at = open.pop();
    for (const edge of edges) {
      if (edge.dataset[from] !== at || !follows(edge, at)) continue;
      lit.push(edge);
      const next = edge.dataset[to];
      if (!met.has(next)) { met.add(next); open.push(next); }
    }
  }
  return [...lit, ...[...met].map((id) => document.getElementById(id))];
}

function light(elements) {
  for (const each of document.querySelectorAll(".lit")) each.classList.remove("lit");
  for (const each of elements ?? []) each.classList.add("lit");
  for (const each of pictures) each.classList.toggle("dimmed", elements !== undefined);
}

function show(box) {
  const ownStep = (at) => at === box.id && box.dataset.kind !== "flow";
  const down = walk(box, "from", "to", (edge, at) => edge.dataset.kind !== "passes" || !ownStep(at));
  const up = walk(box, "to", "from", (edge) => edge.dataset.kind !== "passes");
  light([...down, ...up]);
}

function find() {
  const words = search.value.trim().toLowerCase().split(/\\s+/u).filter(Boolean);
  const hits = boxes.filter((box) => {
    const text = box.getAttribute("aria-label").toLowerCase();
    return words.every((word) => text.includes(word));
  });
  found.value = words.length === 0 ? "" : hits.length + " of " + boxes.length;
  light(words.length === 0 ? undefined : hits);
  return hits;
}

for (const box of boxes) {
  for (const event of ["mouseenter", "focus"]) box.addEventListener(event, () => show(box));
  for (const event of ["mouseleave", "blur"]) box.addEventListener(event, find);
}
search.addEventListener("input", find);
search.addEventListener("keydown", (event) => {
  if (event.key === "Enter") find()[0]?.focus();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && event.target !== search) { event.preventDefault(); search.focus(); }
  if (event.key === "Escape") { search.value = ""; document.activeElement?.blur(); find(); }
});
`;
