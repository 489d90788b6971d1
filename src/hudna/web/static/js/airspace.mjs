// The page of a dispute: map, time and table follow each other. Without WebGL the still map stays.

import { againstAt, markTimes, positionAt } from "./airspace_at.mjs";
import { drawCase } from "./airspace_map.mjs";
import { timeOf } from "./airspace_time.mjs";

const KILOMETRES_FROM = 10_000;
const root = document.querySelector("[data-tracks]");
const find = (name) => root.querySelector(`[data-${name}]`);
const words = find("words").dataset;
const { zone, locale } = root.dataset;
const [panel, still, element] = ["time", "still", "map"].map(find);
const clock = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "medium", hourCycle: "h23", timeZone: zone });
const figures = [0, 1].map((places) => new Intl.NumberFormat(locale, { maximumFractionDigits: places, signDisplay: "exceptZero" }));
const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const boxes = (kind) => [...root.querySelectorAll(`[data-toggle-${kind}]`)];

// A number keeps its sign before it, whatever direction its unit is written in.
const isolated = (number) => `\u2066${number}\u2069`;
const far = (metres) => (Math.abs(metres) < KILOMETRES_FROM
  ? `${isolated(figures[0].format(Math.round(metres)))} ${words.m}`
  : `${isolated(figures[1].format(metres / 1000))} ${words.km}`);

function cell(text, state = "") {
  const bdi = document.createElement("bdi");
  bdi.textContent = text;
  const said = document.createElement("span");
  said.className = "small soft";
  said.textContent = state && ` ${words[state]}`;
  return state ? [bdi, said] : [bdi];
}

function tell(told, time) {
  const at = new Date(Date.parse(told.start) + time * 1000);
  find("now").textContent = clock.format(at);
  find("utc").textContent = `${at.toISOString().slice(11, 19)} UTC`;
  told.tracks.forEach((track, i) => {
    const row = root.querySelector(`[data-row-of="${i}"]`);
    const position = positionAt(track, time);
    const height = position?.altitude;
    const high = height === null || height === undefined ? words.unknown : `${isolated(plain.format(height))} ${words.m}`;
    row.querySelector("[data-height]").replaceChildren(...cell(position ? high : words.none));
    row.querySelectorAll("[data-column]").forEach((column, line) => {
      const found = againstAt(track, line, time);
      column.classList.toggle("in", found?.state === "inside");
      column.dataset.state = found?.state ?? "";
      column.replaceChildren(...(found ? cell(far(found.metres), found.state) : cell("–")));
    });
  });
}

const chosen = () => ({ lines: boxes("line").map((box) => box.checked), tracks: boxes("track").map((box) => box.checked) });

function toggled(map) {
  const { lines, tracks } = chosen();
  const hide = (part, yes) => part.toggleAttribute("hidden", !yes);
  lines.forEach((yes, i) => {
    root.querySelectorAll(`[data-column="${i}"]`).forEach((part) => hide(part, yes));
    still.querySelector(`[data-line="${i}"]`).classList.toggle("off", !yes);
  });
  tracks.forEach((yes, i) => {
    hide(root.querySelector(`[data-row-of="${i}"]`), yes);
    still.querySelector(`[data-track="${i}"]`).classList.toggle("off", !yes);
  });
  map?.show({ lines, tracks });
}

async function draw(told) {
  element.hidden = false;
  try {
    const numbers = [...root.querySelectorAll("[data-toggle-track]")].map((box) => box.closest("label").querySelector(".zone-number").textContent);
    const { lang, dir } = document.documentElement;
    const map = await drawCase(element, told, { lang: lang.slice(0, 2), dir, numbers, words });
    still.hidden = true;
    element.dataset.ready = "true";
    return map;
  } catch (problem) {
    console.error(problem);
    element.hidden = true;
    find("plain").hidden = false;
    return null;
  }
}

async function begin() {
  const answer = await fetch(root.dataset.tracks, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`${root.dataset.tracks}: ${answer.status}`);
  const told = await answer.json();
  let map = null;
  let time = 0;
  const moved = (now) => {
    time = now;
    tell(told, now);
    map?.move(told.tracks.map((track) => positionAt(track, now)));
  };
  if (panel && told.tracks.length && told.seconds > 0) {
    const said = (now) => clock.format(new Date(Date.parse(told.start) + now * 1000));
    timeOf(panel, { seconds: told.seconds, marks: markTimes(told), words: said, moved }).show(0);
  }
  for (const box of [...boxes("line"), ...boxes("track")]) {
    box.hidden = false;
    box.addEventListener("change", () => toggled(map));
  }
  map = await draw(told);
  toggled(map);
  if (panel && !panel.hidden) moved(time);
  root.dataset.ready = map ? "map" : "plain";
}

begin().catch((problem) => {
  console.error(problem);
  find("plain").hidden = false;
});
