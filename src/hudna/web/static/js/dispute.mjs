// A case with its files to be signed for: what the server read of them is held to what was chosen.

import { bytes, fromBase64, toHex } from "./canonical.mjs";

export const KIND = "airspace_case";
const CASE_FILE = "CASE.yaml";
const BINARY = "base64:";

const hashOf = async (data) => toHex(await crypto.subtle.digest("SHA-256", data));
const last = (name) => name.slice(name.lastIndexOf("/") + 1);
const unpacked = (text) => (text.startsWith(BINARY) ? fromBase64(text.slice(BINARY.length)) : bytes(text));

// The SHA-256 of the list that `sha256sum` prints of a case and its files, by name.
async function digestOf(files) {
  const names = Object.keys(files).sort(byCodePoint);
  const lines = await Promise.all(names.map(async (name) => `${await hashOf(files[name])}  ${name}\n`));
  return hashOf(bytes(lines.join("")));
}

function byCodePoint(one, other) {
  const [a, b] = [[...one], [...other]].map((text) => text.map((c) => c.codePointAt(0)));
  const at = a.findIndex((c, i) => c !== b[i]);
  return at < 0 ? a.length - b.length : a[at] - (b[at] ?? -1);
}

/** Whether what would be signed is of the very files that were chosen. */
export async function fits(form, entry, known) {
  const fields = form.elements;
  const chosen = [...fields.namedItem("files").files];
  const named = Object.entries(known.files?.value ?? {});
  const text = known.text?.value;
  const [file] = fields.namedItem("case").files;
  if (entry.type !== KIND || typeof text !== "string" || !file || named.length !== chosen.length) return false;
  const contents = { [CASE_FILE]: new Uint8Array(await file.arrayBuffer()) };
  if ((await hashOf(contents[CASE_FILE])) !== (await hashOf(bytes(text)))) return false;
  for (const [name, packed] of named) {
    const own = chosen.find((one) => one.name === last(name));
    if (!own) return false;
    contents[name] = new Uint8Array(await own.arrayBuffer());
    if ((await hashOf(contents[name])) !== (await hashOf(unpacked(packed)))) return false;
  }
  return (await digestOf(contents)) === entry.body.sha256;
}
