// A case with its files to be signed for: what the server read of them is held to what was chosen.

import { bytes, fromBase64, toHex } from "./canonical.mjs";

export const KIND = "airspace_case";
const BINARY = "base64:";

const hashOf = async (data) => toHex(await crypto.subtle.digest("SHA-256", data));
const last = (name) => name.slice(name.lastIndexOf("/") + 1);
const unpacked = (text) => (text.startsWith(BINARY) ? fromBase64(text.slice(BINARY.length)) : bytes(text));

// The SHA-256 of a case followed by the names and hashes of its files.
async function digestOf(text, files) {
  const names = Object.keys(files).sort(byCodePoint);
  const lines = await Promise.all(names.map(async (name) => `\n${name} ${await hashOf(files[name])}`));
  return hashOf(bytes(text + lines.join("")));
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
  if ((await hashOf(await file.arrayBuffer())) !== (await hashOf(bytes(text)))) return false;
  const contents = {};
  for (const [name, packed] of named) {
    const own = chosen.find((one) => one.name === last(name));
    if (!own) return false;
    contents[name] = new Uint8Array(await own.arrayBuffer());
    if ((await hashOf(contents[name])) !== (await hashOf(unpacked(packed)))) return false;
  }
  return (await digestOf(text, contents)) === entry.body.sha256;
}
