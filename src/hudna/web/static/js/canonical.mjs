// Canonical JSON (RFC 8785) and the record's salted commitments, for the values statements hold.

const encoder = new TextEncoder();

export const bytes = (text) => encoder.encode(text);

export function canonical(value) {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  const members = Object.keys(value).sort();
  return `{${members.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
}

export const fromBase64 = (text) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

export const toBase64 = (data) => btoa(String.fromCharCode(...new Uint8Array(data)));

export const toHex = (data) =>
  [...new Uint8Array(data)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

export function join(...parts) {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

export async function commitment(value, salt) {
  const message = join(bytes("hudna.commitment.v1\n"), fromBase64(salt), bytes(canonical(value)));
  return toHex(await crypto.subtle.digest("SHA-256", message));
}
