// A file to be signed for: its hash is computed here, and what is confidential is sealed here.

import { canonical, commitment, toBase64, toHex } from "./canonical.mjs";
import { seal } from "./seal.mjs";

const HEAD_BYTES = 4096;
const FIELDS = ["obtained_at", "obtained_where", "obtained_how", "obtained_from"];

// Replaces in `data` the file by its hash and beginning, and confidential values by commitments.
export async function held(form, data, origin, party) {
  const file = data.get("file");
  data.delete("file");
  if (!file.size || file.size > Number(form.dataset.upload)) return null;
  const buffer = await file.arrayBuffer();
  const digest = toHex(await crypto.subtle.digest("SHA-256", buffer));
  data.set("sha256", digest);
  data.set("size", String(buffer.byteLength));
  data.set("name", file.name);
  data.set("head", new Blob([buffer.slice(0, HEAD_BYTES)]), "head");
  const keys = JSON.parse(document.getElementById("reading-keys").textContent);
  const parties = [party, ...data.getAll("seal_for")].filter((name) => keys[name]);
  data.delete("seal_for");
  const [known, sealed] = [{}, {}];
  for (const name of FIELDS) {
    const value = (data.get(name) ?? "").trim() || null;
    const salt = toBase64(crypto.getRandomValues(new Uint8Array(32)));
    const made = await commitment(value, salt);
    data.delete(name);
    data.set(`held-${name}`, made);
    known[name] = { value, salt };
    if (value === null) continue;
    const plain = canonical({ value, salt });
    sealed[name] = await seal(plain, origin, made, parties.map((one) => keys[one]));
  }
  return { file: new Blob([buffer]), name: file.name, digest, size: buffer.byteLength, known, sealed };
}

// Whether what would be signed is about the file that was chosen.
export function fits(entry, given) {
  const { body, blobs } = entry;
  return body.sha256 === given.digest && body.size === given.size && blobs.file === given.digest;
}

export function handedIn(statement, given) {
  const body = new FormData();
  body.set("statement", JSON.stringify(statement));
  body.set("sealed", JSON.stringify(given.sealed));
  body.set("file", given.file, "file");
  return body;
}
