// News of what others do, as it happens. One tab of the browser listens for all of them: a browser
// opens few connections to one address, and pages need them too.

import { renew } from "./renew.mjs";

const bar = document.getElementById("live");
const { address, office, language } = bar.dataset;
const about = new Set(bar.dataset.about.split(" "));
const part = (name) => bar.querySelector(`[data-${name}]`);
const SILENCE = 40_000;
const AGAIN = 30_000;
const BETWEEN = 2_000;
const KEPT = 20;
const PATIENCE = 5_000;

let after = bar.dataset.after;
let source = null;
let watchdog = 0;
let planned = 0;
let losing = 0;
let renewedAt = -Infinity;
let over = false;
let unseen = [];
const told = [];

// Between the tabs.

const name = `hudna live ${office} ${language}`;
const channel = new BroadcastChannel(name);

channel.onmessage = ({ data }) => {
  if (data.since) told.filter((one) => one.at >= data.since).forEach((one) => channel.postMessage(one));
  else take(data);
};

function pass(type, event) {
  const message = { type, news: JSON.parse(event.data), after: event.lastEventId, at: Date.now() };
  if (type === "news") told.splice(0, Math.max(0, told.push(message) - KEPT));
  channel.postMessage(message);
  take(message);
}

// Between desk and browser.

function listen() {
  if (over) return;
  const query = new URLSearchParams({ office, after });
  source = new EventSource(`${address}?${query}`);
  for (const type of ["news", "missed", "beat", "ended"]) {
    source.addEventListener(type, (event) => pass(type, event));
  }
  source.addEventListener("error", () => (source.readyState === EventSource.CLOSED ? refused() : doubt()));
  source.addEventListener("open", found);
  watch();
}

function again(delay) {
  clearTimeout(watchdog);
  source?.close();
  watchdog = setTimeout(listen, delay * (1 + Math.random()));
}

function watch() {
  clearTimeout(watchdog);
  watchdog = setTimeout(() => again(0), SILENCE);
}

// A stream that is refused says nothing; asked again without a stream, the desk says why.
async function refused() {
  clearTimeout(watchdog);
  const query = new URLSearchParams({ office });
  const answer = await fetch(`${address}?${query}`, { method: "HEAD" }).catch(() => null);
  if (!answer) doubt();
  if (answer && [401, 403].includes(answer.status)) end();
  else if (answer?.status !== 404) again(AGAIN);
}

// A short gap is nobody's concern; after a while all tabs say that they hear nothing.
function doubt() {
  losing ||= setTimeout(() => {
    channel.postMessage({ type: "lost" });
    lost(true);
  }, PATIENCE);
}

function found() {
  clearTimeout(losing);
  losing = 0;
  lost(false);
}

function lost(yes) {
  if (over) return;
  part("lost").hidden = !yes;
  if (yes) bar.classList.add("open");
  else if (!part("words").textContent) bar.classList.remove("open");
}

addEventListener("offline", () => lost(true));
addEventListener("online", () => lost(false));

// On this page.

function take({ type, news, after: level }) {
  if (type === "lost") return lost(true);
  found();
  after = level;
  if (source) watch();
  if (type === "ended") end();
  if (type === "missed") plan(news.spread);
  if (type === "news" && concerns(news)) {
    if (news.words) say(news);
    plan(news.spread);
  }
}

const concerns = (news) => about.has("*") || news.about.some((one) => one === "*" || about.has(one));

function end() {
  over = true;
  source?.close();
  clearTimeout(watchdog);
  part("words").replaceChildren();
  part("lost").hidden = true;
  part("tools").hidden = true;
  part("ended").hidden = false;
  bar.classList.add("open");
}

function say(news) {
  unseen.push(news);
  const last = unseen.at(-1);
  const words = document.createElement("bdi");
  words.textContent = last.words;
  part("words").replaceChildren(words);
  if (last.title && !onPage(last)) part("words").append(` ${last.title}`);
  if (unseen.length > 1) part("words").append(` (+${unseen.length - 1})`);
  lead(onPage(last) ? null : last.address);
  open();
}

function open() {
  part("tools").hidden = false;
  bar.classList.add("open");
}

const onPage = (news) => news.address === location.pathname;

function lead(to) {
  part("show").href = to ?? location.href;
  part("show").onclick = null;
  part("show").hidden = !to;
}

part("away").addEventListener("click", () => {
  unseen = [];
  bar.classList.remove("open");
  part("tools").hidden = true;
  part("words").replaceChildren();
});

// Many pages do not all fetch themselves at the same moment, and one not again and again.
function plan(spread) {
  if (planned || over) return;
  const wait = Math.max(Math.random() * spread * 1000, renewedAt + BETWEEN - performance.now());
  planned = setTimeout(look, Math.max(0, wait));
}

async function look() {
  await visible();
  planned = 0;
  renewedAt = performance.now();
  const answer = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store" }).catch(() => null);
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const same = fresh.getElementById("live");
  if (answer.redirected || same?.dataset.office !== office) return end();
  const { first, kept } = await renew(fresh);
  if (kept) showAll();
  else if (first && unseen.some(onPage)) showAt(first);
}

function visible() {
  if (!document.hidden) return Promise.resolve();
  return new Promise((resolve) => document.addEventListener("visibilitychange", resolve, { once: true }));
}

// What is being written stays as it is; the page is loaded again when its reader wants it.
function showAll() {
  lead(location.href);
  part("show").onclick = () => location.reload();
  if (!part("words").textContent) part("words").textContent = bar.dataset.changed;
  open();
}

function showAt(element) {
  lead(location.href);
  part("show").onclick = (event) => {
    event.preventDefault();
    element.scrollIntoView({ block: "center" });
  };
}

channel.postMessage({ since: performance.timeOrigin });
if (navigator.locks) navigator.locks.request(name, () => new Promise(listen));
else listen();
