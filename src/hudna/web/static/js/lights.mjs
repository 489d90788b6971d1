// The words of a claim and its card light up together, by pointer and by keyboard.

const segments = [...document.querySelectorAll(".seg")];
const cards = [...document.querySelectorAll("[data-item]")];
const wide = matchMedia("(min-width: 60rem)");
let pinned = null;

function light(items) {
  const lit = new Set(items);
  document.body.classList.toggle("lighting", lit.size > 0);
  for (const segment of segments) {
    segment.classList.toggle("on", segment.dataset.items.split(" ").some((item) => lit.has(item)));
  }
  for (const card of cards) card.classList.toggle("on", lit.has(card.dataset.item));
}

function within(scroller, element) {
  const outer = scroller.getBoundingClientRect();
  const inner = element.getBoundingClientRect();
  if (inner.top < outer.top || inner.bottom > outer.bottom) {
    scroller.scrollBy({ top: inner.top - outer.top - outer.height / 3 });
  }
}

function toText(item) {
  const segment = document.getElementById(`at-${item}`) ?? segments.find((s) => s.dataset.items.split(" ").includes(item));
  if (segment && wide.matches) within(document.querySelector(".source .text"), segment);
}

for (const card of cards) {
  const item = card.dataset.item;
  card.addEventListener("pointerenter", () => { light([item]); toText(item); });
  card.addEventListener("pointerleave", () => light(pinned ? [pinned] : []));
  card.addEventListener("focusin", () => { pinned = item; light([item]); toText(item); });
  card.addEventListener("focusout", () => { pinned = null; light([]); });
}

for (const segment of segments) {
  const items = segment.dataset.items.split(" ");
  segment.addEventListener("pointerenter", () => light(items));
  segment.addEventListener("pointerleave", () => light(pinned ? [pinned] : []));
  segment.addEventListener("click", () => {
    const card = cards.find((one) => one.dataset.item === items[0]);
    card?.scrollIntoView({ block: "nearest" });
    card?.focus({ preventScroll: true });
  });
}

function fromAddress() {
  const card = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest("[data-item]");
  if (card) card.focus();
}

addEventListener("hashchange", fromAddress);
fromAddress();
