// How many incidents began when, as bars, and two handles to choose from which day to which.
// The bars and the handles follow the reading direction; a handle is a plain range field.

const HIGH = 100;
const GAP = 0.12;
const SHAPE = "http://www.w3.org/2000/svg";

/** Return `{load(query), show(query)}`; `choose(from, to)` is called with days, null for all. */
export function timeSlider(root, { address, choose }) {
  const part = (name) => root.querySelector(`[data-time-${name}]`);
  const [from, to, svg] = ["from", "to", "bars"].map(part);
  const rtl = document.documentElement.dir === "rtl";
  let bars = [];
  let span = null;
  let query = new URLSearchParams();
  let running = null;
  let wait = 0;

  const low = () => Number(from.value);
  const high = () => Number(to.value);

  async function load(next) {
    query = next;
    running?.abort();
    const mine = running = new AbortController();
    const wanted = new URLSearchParams(query);
    for (const [at, key] of ["from", "to"].entries()) span ? wanted.set(key, span[at]) : wanted.delete(key);
    const response = await fetch(`${address}?${wanted}`, { signal: mine.signal }).catch(() => null);
    if (!response?.ok || mine.signal.aborted) return;
    ({ bars } = await response.json());
    root.hidden = bars.length < 2;
    draw();
    show(query);
  }

  function draw() {
    const most = Math.max(1, ...bars.map(([, , n]) => n));
    svg.setAttribute("viewBox", `0 0 ${bars.length} ${HIGH}`);
    svg.replaceChildren(...bars.map(([, , n], at) => {
      const bar = document.createElementNS(SHAPE, "rect");
      const high = n ? Math.max(2, (HIGH * n) / most) : 0;
      const values = { x: (rtl ? bars.length - 1 - at : at) + GAP / 2, y: HIGH - high, width: 1 - GAP, height: high };
      for (const [name, value] of Object.entries(values)) bar.setAttribute(name, value);
      return bar;
    }));
    for (const field of [from, to]) field.max = bars.length;
  }

  /** Put the handles where a question has its days. */
  function show(asked) {
    query = asked;
    if (!bars.length || wait) return;
    const first = bars.findIndex(([, last]) => !asked.get("from") || last >= asked.get("from"));
    const past = bars.findLastIndex(([begin]) => !asked.get("to") || begin <= asked.get("to"));
    from.value = Math.max(0, first);
    to.value = Math.max(low() + 1, past + 1);
    say();
  }

  function say() {
    const begun = bars[low()];
    const ended = bars[high() - 1];
    from.setAttribute("aria-valuetext", begun[3]);
    to.setAttribute("aria-valuetext", ended[3]);
    part("words").textContent = begun === ended ? begun[3] : `${begun[3]} – ${ended[3]}`;
    part("first").textContent = bars[0][3];
    part("last").textContent = bars.at(-1)[3];
    const all = low() === 0 && high() === bars.length;
    part("closer").hidden = all || bars[0][0] === bars[0][1];
    part("all").hidden = all && !span;
    [...svg.children].forEach((bar, at) => bar.classList.toggle("out", at < low() || at >= high()));
  }

  function moved({ target }) {
    if (low() >= high()) {
      if (target === from) from.value = high() - 1;
      else to.value = low() + 1;
    }
    say();
    clearTimeout(wait);
    wait = setTimeout(chosen, 150);
  }

  function chosen() {
    wait = 0;
    const all = !span && low() === 0 && high() === bars.length;
    choose(all ? null : bars[low()][0], all ? null : bars[high() - 1][1]);
  }

  from.addEventListener("input", moved);
  to.addEventListener("input", moved);
  part("closer").addEventListener("click", () => {
    span = [bars[low()][0], bars[high() - 1][1]];
    load(query);
    from.focus();
  });
  part("all").addEventListener("click", () => {
    span = null;
    choose(null, null);
    load(query);
    from.focus();
  });
  return { load, show };
}
