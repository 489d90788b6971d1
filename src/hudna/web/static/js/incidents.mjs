// The list of incidents, the map and the days, each following the others.

import { mountMap } from "./map.mjs";
import { light, listen, addSpots, showSpots } from "./map_spots.mjs";
import { legendOf } from "./map_spots_legend.mjs";
import { coloursOf } from "./map_style.mjs";
import { step } from "./step.mjs";
import { timeSlider } from "./time_slider.mjs";

const find = (name) => document.querySelector(`[data-${name}]`);
const element = document.getElementById("map");
const [list, lede, form, whole, all, said] = ["list", "lede", "form", "whole", "all", "said"].map((name) => find(`step-${name}`));
const { view, days, incident } = element.dataset;
const NOTHING = { type: "FeatureCollection", features: [] };
const SETTLED = 120;
const CLOSE = 9;
const HERE = 0.0001;

let map = null;
let barsOf = null;

const desk = step({ address: view, list, state: find("step-state"), shown });
const time = timeSlider(find("time"), { address: days, choose: (from, to) => ask({ from, to }) });

function ask(changes, more = { exact: 1 }) {
  return desk.ask(changes, { zoom: map ? map.getZoom().toFixed(2) : 0, ...more });
}

function shown(answer) {
  const { query } = desk;
  if (map) {
    if (!narrowed) showSpots(map, answer.spots);
    element.dataset.drawn = narrowed ? "" : answer.drawn;
  }
  narrowed = false;
  for (const field of form.elements) if (field.name) field.value = query.get(field.name) ?? "";
  const rest = new URLSearchParams(query);
  rest.delete("bbox");
  whole.hidden = !query.get("bbox");
  whole.search = rest;
  all.hidden = !answer.query;
  said.textContent = lede.textContent = answer.lede;
  time.show(query);
  bars();
}

/** Ask for the bars again where something else than the days has changed. */
function bars() {
  const key = ["kind", "area", "bbox"].map((name) => desk.query.get(name)).join();
  if (key === barsOf) return;
  barsOf = key;
  time.load(desk.query);
}

// The map moves.

let settling = 0;
let narrowed = false;

function moved(event) {
  clearTimeout(settling);
  settling = 0;
  if (!event.originalEvent && !event.ours) settle();
  else settling = setTimeout(follow, SETTLED);
}

async function follow() {
  settling = 0;
  await ask({ bbox: inView() }, {});
  settle();
}

function settle() {
  if (!settling && !map.isMoving()) delete element.dataset.moving;
}

function inView() {
  const bounds = map.getBounds();
  return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()].map((side) => side.toFixed(4)).join();
}

function chosen({ n, incident: id, shape }, [longitude, latitude]) {
  if (n === 1 && id) location.href = incident.replace("INCIDENT", id);
  else if (shape === "cell" || (shape !== "area" && map.getZoom() < CLOSE)) {
    map.easeTo({ center: [longitude, latitude], zoom: map.getZoom() + 1.6, essential: true }, { ours: true });
  } else {
    narrowed = true;
    ask({ bbox: [longitude, latitude, longitude + HERE, latitude + HERE].map((side) => side.toFixed(4)).join() });
  }
}

// A row and its place light up together.

const row = (target) => target.closest?.("[data-incident]");

function lightRow(target) {
  const at = target && row(target)?.dataset.at;
  element.dataset.lit = at ?? "";
  light(map, at ? at.split(",").map(Number) : null);
}

function pointed(properties) {
  for (const one of list.querySelectorAll("[data-incident]")) {
    one.classList.toggle("on", Boolean(properties?.incident) && one.dataset.incident === properties.incident);
  }
}

function wire() {
  listen(map, { chosen, pointed });
  map.on("movestart", () => { element.dataset.moving = ""; });
  map.on("moveend", moved);
  for (const name of ["pointerover", "focusin"]) list.addEventListener(name, ({ target }) => lightRow(target));
  for (const name of ["pointerleave", "focusout"]) list.addEventListener(name, () => lightRow(null));
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask(Object.fromEntries(new FormData(form)));
});
whole.addEventListener("click", (event) => {
  if (!map) return;
  event.preventDefault();
  map.fitBounds(map.home, { padding: 12, duration: 0 });
  ask({ bbox: null });
});
document.addEventListener("renewed", () => { barsOf = null; ask(); });

async function begin() {
  const dir = document.documentElement.dir;
  const lang = document.documentElement.lang;
  try {
    const mounted = await mountMap(element, { areas: {}, features: NOTHING, legend: false });
    const colours = coloursOf(element);
    addSpots(mounted.map, colours, lang);
    element.append(legendOf(mounted.words, colours, dir, element.dataset));
    map = mounted.map;
    map.home = map.getBounds();
    const box = desk.query.get("bbox")?.split(",").map(Number);
    if (box?.length === 4) map.fitBounds([[box[0], box[1]], [box[2], box[3]]], { padding: 0, duration: 0, maxZoom: 12 });
    wire();
  } catch (problem) {
    console.warn(problem);
    element.textContent = element.dataset.wordsFailed;
    element.dataset.failed = "true";
  }
  const after = new URLSearchParams(location.search).get("after");
  await ask({}, { exact: 1, ...(after && { after }) });
  element.dataset.ready = "step";
}

begin();
