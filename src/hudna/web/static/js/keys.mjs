// Keyboard on every page: "/" to search, j and k through a list, Enter opens what is marked.

const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

function step(direction) {
  const links = [...document.querySelectorAll("[data-rows] [data-row]")];
  if (!links.length) return;
  const at = links.indexOf(document.activeElement);
  const next = at < 0 ? (direction > 0 ? 0 : links.length - 1) : at + direction;
  links[Math.max(0, Math.min(links.length - 1, next))].focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if (event.key === "/") {
    const field = document.querySelector("[data-key='/']");
    if (!field) return;
    event.preventDefault();
    field.focus();
  }
});
