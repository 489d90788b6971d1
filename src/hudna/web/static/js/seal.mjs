// A confidential value sealed for its recipients: AES-256-GCM under a key used once, which HPKE
// (RFC 9180, base mode, X25519 / HKDF-SHA256 / AES-256-GCM) wraps for each of them.

import { bytes, canonical, join, toBase64, toHex } from "./canonical.mjs";

const DOMAIN = "hudna.sealed.v1";
const subtle = crypto.subtle;
const KEM = join(bytes("KEM"), new Uint8Array([0, 0x20]));
const SUITE = join(bytes("HPKE"), new Uint8Array([0, 0x20, 0, 1, 0, 2]));
const NOTHING = new Uint8Array();

const context = (...parts) => bytes([DOMAIN, ...parts].join("\n"));
const fromHex = (text) => Uint8Array.from(text.match(/../g), (pair) => parseInt(pair, 16));

async function hmac(key, message) {
  const usable = key.length ? key : new Uint8Array(32); // HMAC fills a short key up with zeros
  const imported = await subtle.importKey("raw", usable, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await subtle.sign("HMAC", imported, message));
}

const labelled = (suite, label, rest) => join(bytes("HPKE-v1"), suite, bytes(label), rest);
const extract = (suite, salt, label, material) => hmac(salt, labelled(suite, label, material));

async function expand(suite, key, label, info, length) {
  const head = new Uint8Array([length >> 8, length & 255]);
  const message = join(head, labelled(suite, label, info), new Uint8Array([1]));
  return (await hmac(key, message)).slice(0, length);
}

async function encrypt(key, nonce, message, additional) {
  const imported = await subtle.importKey("raw", key, "AES-GCM", false, ["encrypt"]);
  const algorithm = { name: "AES-GCM", iv: nonce, additionalData: additional };
  return new Uint8Array(await subtle.encrypt(algorithm, imported, message));
}

async function wrap(key, recipient, info) {
  const pair = await subtle.generateKey({ name: "X25519" }, true, ["deriveBits"]);
  const theirs = await subtle.importKey("raw", recipient, { name: "X25519" }, false, []);
  const shared = new Uint8Array(
    await subtle.deriveBits({ name: "X25519", public: theirs }, pair.privateKey, 256),
  );
  const sent = new Uint8Array(await subtle.exportKey("raw", pair.publicKey));
  const early = await extract(KEM, NOTHING, "eae_prk", shared);
  const secret = await expand(KEM, early, "shared_secret", join(sent, recipient), 32);
  const schedule = join(
    new Uint8Array([0]),
    await extract(SUITE, NOTHING, "psk_id_hash", NOTHING),
    await extract(SUITE, NOTHING, "info_hash", info),
  );
  const base = await extract(SUITE, secret, "secret", NOTHING);
  const used = await expand(SUITE, base, "key", schedule, 32);
  const nonce = await expand(SUITE, base, "base_nonce", schedule, 12);
  return join(sent, await encrypt(used, nonce, key, NOTHING));
}

// Returns the sealed file of a field, in base64; `recipients` are X25519 public keys in hex.
export async function seal(plain, origin, commitment, recipients) {
  const key = crypto.getRandomValues(new Uint8Array(32));
  const ciphertext = await encrypt(key, new Uint8Array(12), bytes(plain), context(origin, commitment, ""));
  const wrapped = {};
  for (const hex of recipients) {
    const recipient = fromHex(hex);
    const name = toHex(await subtle.digest("SHA-256", recipient)).slice(0, 16);
    wrapped[name] = toBase64(await wrap(key, recipient, context(origin, commitment, name)));
  }
  const file = { format: DOMAIN, origin, commitment, ciphertext: toBase64(ciphertext), wrapped };
  return toBase64(bytes(canonical(file)));
}
