// Brings a page to what the desk shows now, touching only what differs: what is typed, opened,
// marked or focused stays.

const STILL = "[data-still], dialog, script, input, select, textarea";
const SIGNS = "[data-sign]";
const SECONDS = 4;

/** Return the first part that changed, and whether something was kept that differs. */
export async function renew(fresh) {
  await nothingMarked();
  fresh.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((field) => field.setAttribute("value", token()));
  const work = { first: null, kept: false };
  const anchor = anchored();
  for (const selector of ["main", ".rooms"]) {
    const parts = fresh.querySelectorAll(selector);
    document.querySelectorAll(selector).forEach((old, at) => blend(work, old, parts[at]));
  }
  settle(anchor);
  document.dispatchEvent(new Event("renewed"));
  return work;
}

const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";

const alike = (old, now) => old.nodeType === now.nodeType && old.nodeName === now.nodeName && old.id === now.id;

function blend(work, old, now) {
  if (old.isEqualNode(now)) return;
  if (old.nodeType !== Node.ELEMENT_NODE) {
    old.data = now.data;
    mark(work, old.parentElement);
  } else if (old.matches(SIGNS)) {
    work.kept = true;
  } else if (!old.matches(STILL)) {
    attributes(old, now);
    children(work, old, now);
  }
}

function attributes(old, now) {
  for (const { name } of [...old.attributes]) if (name !== "open" && !now.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of now.attributes) if (old.getAttribute(name) !== value && name !== "open") old.setAttribute(name, value);
}

function children(work, old, now) {
  let here = old.firstChild;
  const coming = [...now.childNodes];
  const comes = (one, from) => coming.slice(from).some((node) => node.isEqualNode(one));
  coming.forEach((next, at) => {
    const known = next.nodeType === Node.ELEMENT_NODE && following(here, next);
    if (known) {
      while (here !== known) here = remove(work, here);
    } else if (!here || !alike(here, next) || (here.nodeType === Node.ELEMENT_NODE && comes(here, at + 1))) {
      insert(work, old, next, here);
      return;
    }
    const current = here;
    here = here.nextSibling;
    blend(work, current, next);
  });
  while (here) here = remove(work, here);
}

function following(here, wanted) {
  for (let one = here; one; one = one.nextSibling) {
    if (one.isEqualNode(wanted) || (wanted.id && one.id === wanted.id)) return one;
  }
  return null;
}

// A form that signs is bound to scripts when the page is loaded, and one in use belongs to its user.
const bound = (node) => node.nodeType === Node.ELEMENT_NODE
  && (node.closest(SIGNS) || node.querySelector(`${SIGNS}, dialog, [data-still]`) || node.contains(document.activeElement));

function insert(work, parent, node, before) {
  if (bound(node)) {
    work.kept = true;
    return;
  }
  const fresh = parent.insertBefore(document.importNode(node, true), before);
  if (fresh.nodeType === Node.ELEMENT_NODE) mark(work, fresh);
}

function remove(work, node) {
  const next = node.nextSibling;
  if (bound(node)) work.kept = true;
  else node.remove();
  return next;
}

function mark(work, element) {
  if (!element.closest("main")) return;
  const part = element.closest("li, tr, article, p, .card") ?? element;
  work.first ??= part;
  part.classList.add("renewed");
  setTimeout(() => part.classList.remove("renewed"), SECONDS * 1000);
}

// Where the browser does not hold the place by itself, what is read or written must not move.
function anchored() {
  if (CSS.supports("overflow-anchor", "auto")) return null;
  const focused = document.activeElement?.closest("main") ? document.activeElement : null;
  const element = focused ?? document.elementFromPoint(innerWidth / 2, innerHeight / 3);
  return element && { element, top: element.getBoundingClientRect().top };
}

function settle(anchor) {
  if (anchor?.element.isConnected) scrollBy(0, anchor.element.getBoundingClientRect().top - anchor.top);
}

function nothingMarked() {
  const marking = () => !getSelection().isCollapsed && getSelection().anchorNode?.parentElement?.closest("main");
  if (!marking()) return Promise.resolve();
  return new Promise((resolve) => {
    document.addEventListener("selectionchange", function once() {
      if (marking()) return;
      document.removeEventListener("selectionchange", once);
      resolve();
    });
  });
}
