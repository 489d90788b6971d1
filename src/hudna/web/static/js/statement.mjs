// A joint statement to be signed: its words are held to the hash that is signed, and shown whole.

import { bytes, canonical, toHex } from "./canonical.mjs";

/** The text by language, that which rules first; null where it is not what would be signed. */
export async function read(entry) {
  const text = JSON.parse(document.getElementById("to-sign").textContent);
  const digest = toHex(await crypto.subtle.digest("SHA-256", bytes(canonical(text))));
  if (entry.type !== "statement_signature" || entry.body.sha256 !== digest) return null;
  const codes = Object.keys(text.texts).filter((code) => code !== text.reference);
  return [text.reference, ...codes].map((code) => [code, text.title[code], text.texts[code]]);
}

/** Lay the whole text before the table of values; nothing where nothing was read. */
export function show(dialog, fields, texts) {
  dialog.querySelector(".to-sign")?.remove();
  if (!texts.length) return;
  const box = document.createElement("div");
  box.className = "to-sign";
  box.tabIndex = 0;
  for (const [code, title, paragraphs] of texts) {
    const part = box.appendChild(document.createElement("section"));
    part.lang = code;
    part.dir = "auto";
    if (title) part.appendChild(document.createElement("h3")).textContent = title;
    for (const words of paragraphs) part.appendChild(document.createElement("p")).textContent = words;
  }
  fields.closest("table").before(box);
}
