// Keyboard on every page: "/" to search, j and k or arrows through a list, g and a letter to a
// room, "?" for help. Keys without a modifier rest while somebody types, and can be switched off.

const OFF = "hudna.keys.off";
const WAIT = 1500;
const help = document.getElementById("keys-help");
const choice = help?.querySelector("[data-keys-on]");
let going = 0;

const typing = (target) => target.closest?.("input, textarea, select, [contenteditable]");
const rows = () => [...document.querySelectorAll("[data-rows] [data-row]")];
const off = () => localStorage.getItem(OFF) === "1";

// Letters by what is printed on the key; where that is no Latin letter, by the place of the key.
function letter(event) {
  if (/^[a-z/?]$/i.test(event.key)) return event.key.toLowerCase();
  if (event.code === "Slash") return event.shiftKey ? "?" : "/";
  return event.code.startsWith("Key") ? event.code.slice(3).toLowerCase() : event.key;
}

function step(direction) {
  const links = rows();
  if (!links.length) return false;
  const at = links.indexOf(document.activeElement);
  const next = at < 0 ? (direction > 0 ? 0 : links.length - 1) : at + direction;
  links[Math.max(0, Math.min(links.length - 1, next))].focus();
  return true;
}

function go(key) {
  const link = document.querySelector(`[data-go="${CSS.escape(key)}"]`);
  if (link) location.assign(link.href);
  return Boolean(link);
}

function focusSearch() {
  const field = document.getElementById("words") ?? document.querySelector("[data-key='/']");
  field?.focus();
  field?.select?.();
  return Boolean(field);
}

function showHelp() {
  if (!help || help.open) return false;
  if (choice) choice.checked = !off();
  help.showModal();
  return true;
}

function answered(event) {
  const key = letter(event);
  if (Date.now() - going < WAIT) {
    going = 0;
    return go(key);
  }
  if (key === "g") {
    going = Date.now();
    return true;
  }
  if (key === "?") return showHelp();
  if (key === "/") return focusSearch();
  if (key === "j") return step(1);
  return key === "k" && step(-1);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (typing(event.target) || document.querySelector("dialog[open]")) return;
  const arrow = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (arrow) {
    if (rows().includes(document.activeElement) && step(arrow)) event.preventDefault();
  } else if (!off() && answered(event)) event.preventDefault();
});

for (const opener of document.querySelectorAll("[data-keys-help]")) {
  opener.hidden = false;
  opener.addEventListener("click", showHelp);
}
choice?.addEventListener("change", () => {
  if (choice.checked) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, "1");
});
