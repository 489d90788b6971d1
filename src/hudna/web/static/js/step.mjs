// Keeps address, list, map and days in step: one question to the desk, one answer for all of them.
// A question that is overtaken is given up.

const KEYS = ["kind", "area", "from", "to", "bbox"];
const PATIENCE = 250;

/** Return what an address asks for. */
export function asked(search = location.search) {
  const given = new URLSearchParams(search);
  const query = new URLSearchParams();
  for (const key of KEYS) if (given.get(key)) query.set(key, given.get(key));
  if (given.get("day")) for (const key of ["from", "to"]) query.set(key, given.get("day"));
  return query;
}

/** Return `{query, ask(changes, more)}`; `shown(answer)` is called with every answer that counts. */
export function step({ address, list, state, shown }) {
  let query = asked();
  let running = null;
  let last = null;
  const part = (name) => state.querySelector(`[data-${name}]`);

  function say(name) {
    state.hidden = !name;
    part("loading").hidden = name !== "loading";
    part("failed").hidden = name !== "failed";
    list.setAttribute("aria-busy", String(name === "loading"));
  }

  async function ask(changes = {}, more = {}) {
    running?.abort();
    const mine = running = new AbortController();
    last = [changes, more];
    list.dataset.asking = "";
    const wanted = new URLSearchParams(query);
    for (const [key, value] of Object.entries(changes)) value ? wanted.set(key, value) : wanted.delete(key);
    const slow = setTimeout(() => say("loading"), PATIENCE);
    try {
      const response = await fetch(`${address}?${new URLSearchParams([...wanted, ...Object.entries(more)])}`, { signal: mine.signal });
      if (!response.ok) throw new Error(`${response.status}`);
      const answer = await response.json();
      if (mine.signal.aborted) return;
      query = new URLSearchParams(answer.query);
      take(answer, more.after);
      say(null);
    } catch (problem) {
      if (mine.signal.aborted) return;
      console.warn(problem);
      say("failed");
    } finally {
      clearTimeout(slow);
      if (running === mine) delete list.dataset.asking;
    }
  }

  function take(answer, after) {
    const fresh = document.createElement("template");
    fresh.innerHTML = answer.list;
    list.replaceChildren(fresh.content);
    const search = [answer.query, after && new URLSearchParams({ after })].filter(Boolean).join("&");
    history.replaceState(null, "", search ? `?${search}` : location.pathname);
    for (const link of document.querySelectorAll("a[hreflang]")) link.search = answer.query;
    shown(answer);
  }

  part("again").addEventListener("click", () => ask(...last));
  return { get query() { return query; }, ask };
}
