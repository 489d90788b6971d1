// The time of a case: a plain range field that follows the reading direction, play, and steps.

const PLAYED_SECONDS = 20;
const STEPS = 120;
const ROUND = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600];

/** Return `{show(time)}`; `moved(time)` is called with seconds after the start. */
export function timeOf(root, { seconds, marks, words, moved }) {
  const part = (name) => root.querySelector(`[data-${name}]`);
  const [field, play, next] = ["moment", "play", "next-mark"].map(part);
  const step = ROUND.find((one) => one * STEPS >= seconds) ?? ROUND.at(-1);
  const [playWords, pauseWords] = [play.textContent, play.dataset.pauseWords];
  let frame = 0;

  field.max = seconds;
  field.step = step;
  next.hidden = !marks.length;

  function show(time) {
    const at = Math.min(Math.max(time, 0), seconds);
    field.value = at;
    field.setAttribute("aria-valuetext", words(at));
    field.dataset.at = at;
    moved(at);
  }

  const now = () => Number(field.dataset.at ?? 0);

  function pause() {
    cancelAnimationFrame(frame);
    frame = 0;
    play.textContent = playWords;
  }

  function run() {
    if (now() >= seconds) show(0);
    let last = performance.now();
    const rate = Math.max(1, seconds / PLAYED_SECONDS);
    play.textContent = pauseWords;
    const tick = (moment) => {
      const time = now() + ((moment - last) / 1000) * rate;
      last = moment;
      show(time);
      if (time >= seconds) pause();
      else frame = requestAnimationFrame(tick);
    };
    frame = requestAnimationFrame(tick);
  }

  const toggle = () => (frame ? pause() : run());
  field.addEventListener("input", () => {
    pause();
    show(Number(field.value));
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    toggle();
  });
  play.addEventListener("click", toggle);
  for (const button of root.querySelectorAll("[data-step]")) {
    button.addEventListener("click", () => {
      pause();
      show(now() + Number(button.dataset.step) * step);
    });
  }
  next.addEventListener("click", () => {
    pause();
    show(marks.find((mark) => mark > now() + 0.001) ?? marks[0]);
  });
  root.hidden = false;
  return { show };
}
