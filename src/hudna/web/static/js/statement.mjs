// A joint statement to be signed: its words are held to the hash that is signed, and shown whole.

import { bytes, canonical, toHex } from "./canonical.mjs";

const digest = async (value) => toHex(await crypto.subtle.digest("SHA-256", bytes(canonical(value))));
const told = (id) => JSON.parse(document.getElementById(id).textContent);

/** The text by language, that which rules first; null where it is not what would be signed. */
export async function read(entry) {
  const text = told("to-sign");
  if (entry.type !== "statement_signature" || entry.body.sha256 !== (await digest(text))) return null;
  const next = text.makes ? told("next-version") : null;
  if (text.makes && text.makes.sha256 !== (await digest(next))) return null;
  const codes = [text.reference, ...Object.keys(text.texts).filter((code) => code !== text.reference)];
  const said = codes.map((code) => [code, text.title[code], text.texts[code]]);
  return next ? [...said, ...codes.map((code) => version(next, code))] : said;
}

// The next version of an agreement that is signed with the text, clause by clause in a language.
function version(next, code) {
  const clauses = next.clauses.map((one) => `${one.id} ${one.names[code] ?? ""}: ${one.summary[code] ?? ""}`);
  return [code, `${next.names[code] ?? next.id} (${next.version})`, clauses];
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
