// Mounts the overview's map once it is near the screen: what is above it comes first.

import { mountMap } from "./map.mjs";

const element = document.getElementById("map");

async function mount() {
  try {
    await mountMap(element);
  } catch (problem) {
    console.error(problem);
    element.dataset.failed = "true";
  }
}

new IntersectionObserver((entries, observer) => {
  if (!entries.some((entry) => entry.isIntersecting)) return;
  observer.disconnect();
  mount();
}, { rootMargin: "200px" }).observe(element);
