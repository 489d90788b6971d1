// The office's key of this browser: Ed25519, never extractable, kept in IndexedDB.

const STORE = "keys";

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("hudna", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

export async function keyOf(name) {
  const database = await open();
  const kept = await done(database.transaction(STORE).objectStore(STORE).get(name));
  if (kept) return kept;
  const pair = await crypto.subtle.generateKey({ name: "Ed25519" }, false, ["sign", "verify"]);
  await done(database.transaction(STORE, "readwrite").objectStore(STORE).put(pair, name));
  return pair;
}

export async function publicBytes(pair) {
  return new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
}

export async function sign(pair, message) {
  return new Uint8Array(await crypto.subtle.sign({ name: "Ed25519" }, pair.privateKey, message));
}
