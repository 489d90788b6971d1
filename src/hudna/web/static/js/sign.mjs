// A statement is prepared by the server, shown from its own bytes, signed here, and handed in.
// Where another one belongs to it, `then` fills in the form and that one is shown next.

import { bytes, canonical, commitment, fromBase64, join, toBase64, toHex } from "./canonical.mjs";
import * as drafts from "./drafts.mjs";
import * as dispute from "./dispute.mjs";
import * as evidence from "./evidence.mjs";
import { keyOf, publicBytes, sign } from "./keystore.mjs";
import * as statement from "./statement.mjs";

const dialog = document.getElementById("confirm");
const words = JSON.parse(document.getElementById("signing-words").textContent);
const part = (name) => dialog.querySelector(`[data-${name}]`);
const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value;
const LATE = ["at", "language", "id", "motion", "case", "report", "claim", "text_sha256"];
const moments = new Intl.DateTimeFormat(words.locale, {
  dateStyle: "long", timeStyle: "short", hourCycle: "h23", timeZone: words.zone,
});
let ready = null;
let about = "";
let handedIn = false;
let leaving = false;

const LONG = 600;

class Problem extends Error {
  constructor(message, where = "") {
    super(message);
    this.where = where;
  }
}

async function post(address, body, type) {
  let answer;
  try {
    answer = await fetch(address, {
      method: "POST",
      headers: {
        Accept: "application/json",
        "X-CSRFToken": token(),
        ...(type ? { "Content-Type": type } : {}),
      },
      body,
    });
  } catch {
    throw new Problem(words.sentences.failed);
  }
  const data = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    throw new Problem([data.error, data.advice].filter(Boolean).join(". ") || words.sentences.failed, data.where);
  }
  return data;
}

async function enrolled() {
  const { actor, party, role, origin, enrol } = dialog.dataset;
  let pair;
  try {
    pair = await keyOf(`${origin} ${actor}`);
  } catch {
    throw new Problem(words.sentences.no_key);
  }
  const key = toHex(await publicBytes(pair));
  const statement = canonical({ origin, party, office: actor, role, key });
  const possession = toBase64(await sign(pair, bytes(`hudna.enrol.v1\n${statement}`)));
  const known = await post(enrol, JSON.stringify({ key, possession }), "application/json");
  return { pair, id: known.key, fresh: known.now };
}

async function opened(entry, sealed) {
  const names = Object.keys(entry.commitments);
  if (names.sort().join() !== Object.keys(sealed).sort().join()) throw new Problem(words.sentences.mismatch);
  const fields = [];
  for (const name of names) {
    const { value, salt } = sealed[name];
    if ((await commitment(value, salt)) !== entry.commitments[name]) throw new Problem(words.sentences.mismatch);
    fields.push([name, value, true]);
  }
  return fields;
}

// What a word means may depend on the kind of statement it stands in.
const meant = (known, field) => known[`${about}.${field}`] ?? known[field];

function inWords(field, value) {
  if (isEmpty(value)) return words.sentences.none;
  if (Array.isArray(value)) return value.map((one) => inWords(field, one)).join(", ");
  if (about === dispute.KIND && field === "files") return Object.keys(value).join(", ");
  if (typeof value === "object") return insideOf(value);
  const known = meant(words.values, field)?.[value];
  if (known && field.endsWith("_grade")) return `${value}: ${known}`;
  if (known) return known;
  if (field === "language") return new Intl.DisplayNames(words.locale, { type: "language" }).of(value);
  return /^\d{4}-\d\d-\d\dT/.test(value) ? moments.format(new Date(value)) : cut(String(value));
}

const cut = (text) => (text.length > LONG ? `${text.slice(0, LONG)} …` : text);

// A value with parts of its own: named ones by their name, others part by part, offsets left out.
function insideOf(value) {
  if (typeof value.name === "string") return value.name;
  const shown = Object.entries(value).filter(([name, inner]) => words.labels[name] && name !== "id" && !isEmpty(inner));
  return shown.map(([name, inner]) => `${words.labels[name]}: ${inWords(name, inner)}`).join("\n");
}

const isEmpty = (value) => value === null || value === "" || (Array.isArray(value) && !value.length);

function row(field, value, secret) {
  const line = document.createElement("tr");
  const label = document.createElement("th");
  label.scope = "row";
  label.textContent = meant(words.labels, field) ?? field;
  const cell = document.createElement("td");
  const shown = document.createElement("bdi");
  shown.textContent = inWords(field, value);
  cell.append(shown);
  if (secret) {
    const note = document.createElement("span");
    note.className = "note";
    note.textContent = ` (${words.sentences.sealed})`;
    cell.append(note);
  }
  line.append(label, cell);
  return line;
}

async function show(form) {
  const key = await enrolled();
  const data = new FormData(form);
  data.set("key", key.id);
  const upload = "upload" in form.dataset;
  const { origin, party } = dialog.dataset;
  const given = upload ? await evidence.held(form, data, origin, party) : { known: {} };
  if (!given) throw new Problem(words.sentences.file);
  const prepared = await post(form.action, data);
  const raw = fromBase64(prepared.entry);
  const text = new TextDecoder("utf-8", { fatal: true }).decode(raw);
  const entry = JSON.parse(text);
  if (canonical(entry) !== text || entry.key !== key.id || entry.origin !== dialog.dataset.origin) {
    throw new Problem(words.sentences.mismatch);
  }
  if (upload && !evidence.fits(entry, given)) throw new Problem(words.sentences.mismatch);
  if ("files" in form.dataset && !(await dispute.fits(form, entry, prepared.private))) {
    throw new Problem(words.sentences.mismatch);
  }
  const read = "text" in form.dataset ? await statement.read(entry) : [];
  if (!read) throw new Problem(words.sentences.mismatch);
  about = entry.type;
  const fields = [["type", entry.type, false]];
  fields.push(...Object.entries(entry.body).map(([name, value]) => [name, value, false]));
  fields.push(...(await opened(entry, { ...prepared.private, ...given.known })));
  const first = fields.filter(([name]) => !LATE.includes(name));
  const last = fields.filter(([name]) => LATE.includes(name));
  part("fields").replaceChildren(...[...first, ...last].map((field) => row(...field)));
  statement.show(dialog, part("fields"), read);
  part("bytes").textContent = JSON.stringify(entry, null, 2);
  part("key-note").textContent = `${key.fresh ? `${words.sentences.new_key} ` : ""}${words.sentences.known_key} ${key.id}`;
  part("problem").hidden = true;
  ready = { form, raw, key, private: prepared.private, submit: form.dataset.submit, given: upload && given };
  if (!dialog.open) dialog.showModal();
}

async function handIn() {
  if (ready.done) return show(ready.form);
  const signature = await sign(ready.key.pair, join(bytes("hudna.entry.v1\n"), ready.raw));
  const body = { entry: toBase64(ready.raw), signature: toBase64(signature), private: ready.private };
  const target = ready.submit ?? dialog.dataset.submit;
  const answer = ready.given
    ? await post(target, evidence.handedIn(body, ready.given))
    : await post(target, JSON.stringify(body), "application/json");
  if (answer.then) {
    for (const [name, value] of Object.entries(answer.then)) ready.form.elements[name].value = value;
    ready.done = true;
    return show(ready.form);
  }
  handedIn = true;
  drafts.forget(dialog.dataset.actor);
  const [address, anchor] = answer.next.split("#");
  location.assign(`${address}#${anchor}`);
  return null;
}

function tell(problem, form) {
  const message = problem instanceof Problem ? problem.message : words.sentences.failed;
  if (!(problem instanceof Problem)) console.error(problem);
  if (dialog.open) {
    part("problem").textContent = message;
    part("problem").hidden = false;
    return;
  }
  let place = form.querySelector("[role=alert]");
  if (!place) {
    place = document.createElement("p");
    place.className = "notice red";
    place.setAttribute("role", "alert");
    form.append(place);
  }
  const where = "files" in form.dataset && problem.where ? `${problem.where}: ` : "";
  place.textContent = where + message;
}

function keepDraft() {
  if (!handedIn && !leaving) drafts.keep(dialog.dataset.actor);
}

async function busy(button, work) {
  button.disabled = true;
  try {
    await work();
  } finally {
    button.disabled = false;
  }
}

for (const form of document.querySelectorAll("[data-sign]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    form.querySelector("[role=alert]")?.remove();
    busy(form.querySelector("button"), () => show(form)).catch((problem) => tell(problem, form));
  });
  form.addEventListener("input", keepDraft);
}
drafts.restore(dialog.dataset.actor);
addEventListener("pagehide", keepDraft);
document.querySelector("[data-leave]")?.addEventListener("submit", () => { leaving = true; });
part("no").addEventListener("click", () => dialog.close());
part("yes").addEventListener("click", () => busy(part("yes"), handIn).catch((problem) => tell(problem)));
document.dispatchEvent(new Event("signs"));
