import { zoomScript } from "./zoom-script.js";

/** The page's own script: lights what a box depends on and who depends on it, and searches. */
export const script = `
"use strict";
const boxes = [...document.querySelectorAll(".box")];
const edges = [...document.querySelectorAll("[data-from]")];
const pictures = [...document.querySelectorAll(".picture svg")];
const search = document.getElementById("search");
const found = document.getElementById("found");
const texts = boxes.map((box) => box.getAttribute("aria-label").toLowerCase());
const leaving = byEnd("from");
const arriving = byEnd("to");
let lit = [];

function byEnd(end) {
  const groups = new Map(boxes.map((box) => [box.id, []]));
  for (const edge of edges) groups.get(edge.dataset[end]).push(edge);
  return groups;
}

function walk(start, groups, end, follows) {
  const met = new Set([start.id]);
  const open = [start.id];
  const all = [];
  while (open.length > 0) {
    const at = open.pop();
    for (const edge of groups.get(at)) {
      if (!follows(edge, at)) continue;
      all.push(edge);
      const next = edge.dataset[end];
      if (!met.has(next)) { met.add(next); open.push(next); }
    }
  }
  return [...all, ...[...met].map((id) => document.getElementById(id))];
}

/** All else is dimmed as a whole, below copies of what is lit: one by one would take a browser seconds in a large picture. */
function light(elements) {
  for (const each of lit) each.classList.remove("lit");
  for (const each of pictures) {
    each.classList.toggle("dimmed", elements !== undefined);
    each.querySelector(".over").replaceChildren();
  }
  lit = [...new Set(elements)];
  for (const kind of ["edge", "label", "box"]) {
    for (const each of lit.filter((element) => element.classList.contains(kind))) {
      each.ownerSVGElement.querySelector(".over").append(copyOf(each));
    }
  }
  for (const each of lit) each.classList.add("lit");
}

function copyOf(element) {
  const copy = element.cloneNode(true);
  for (const name of ["id", "tabindex", "role"]) copy.removeAttribute(name);
  copy.classList.toggle("focused", element.matches(":focus-visible"));
  return copy;
}

function show(box) {
  const ownStep = (at) => at === box.id && box.dataset.kind !== "flow";
  const down = walk(box, leaving, "to", (edge, at) => edge.dataset.kind !== "passes" || !ownStep(at));
  const up = walk(box, arriving, "from", (edge) => edge.dataset.kind !== "passes");
  light([...down, ...up]);
}

function find() {
  const words = search.value.trim().toLowerCase().split(/\\s+/u).filter(Boolean);
  const hits = boxes.filter((box, at) => words.every((word) => texts[at].includes(word)));
  found.value = words.length === 0 ? "" : hits.length + " of " + boxes.length;
  light(words.length === 0 ? undefined : hits);
  return words.length === 0 ? [] : hits;
}

/** What has the focus stays lit when the mouse leaves. */
function rest() {
  const box = document.activeElement?.closest(".box");
  if (box) show(box);
  else find();
}

for (const box of boxes) {
  box.addEventListener("mouseenter", () => show(box));
  box.addEventListener("focus", () => show(box));
  box.addEventListener("mouseleave", rest);
  box.addEventListener("blur", find);
}
search.addEventListener("input", () => find()[0]?.scrollIntoView({ block: "nearest", inline: "nearest" }));
search.addEventListener("keydown", (event) => {
  if (event.key === "Enter") find()[0]?.focus();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && event.target !== search) { event.preventDefault(); search.focus(); }
  if (event.key === "Escape") { search.value = ""; document.activeElement?.blur(); find(); }
});
${zoomScript}`;
