// A route is typed, or clicked on the map: both write the same lines. The answer can be asked before signing.

const KM_PER_DEGREE = 111.195;
const form = document.getElementById("announce");
const field = document.getElementById("route");
const map = document.getElementById("route-map");
const { scale, west, north, middle } = Object.fromEntries(
  ["scale", "west", "north", "middle"].map((name) => [name, Number(map.dataset[name])]),
);
const shrink = KM_PER_DEGREE * Math.cos((middle * Math.PI) / 180);

const lines = () => field.value.split("\n").map((line) => line.trim()).filter(Boolean);
const toMap = (latitude, longitude) => [
  (longitude * shrink - west) * scale,
  (north - latitude * KM_PER_DEGREE) * scale,
];

function draw() {
  const points = lines()
    .map((line) => line.match(/^(-?\d+(?:\.\d+)?)[\s,]+(-?\d+(?:\.\d+)?)/))
    .filter(Boolean)
    .map((found) => toMap(Number(found[1]), Number(found[2])));
  map.querySelector(".route").setAttribute("points", points.map((p) => p.join(",")).join(" "));
  map.querySelector(".stops").replaceChildren(...points.map(([x, y]) => {
    const stop = document.createElementNS("http://www.w3.org/2000/svg", "circle");
    stop.setAttribute("cx", x);
    stop.setAttribute("cy", y);
    stop.setAttribute("r", map.viewBox.baseVal.width / 100);
    return stop;
  }));
}

function write(all) {
  field.value = all.join("\n");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

map.addEventListener("click", (event) => {
  const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM().inverse());
  const latitude = (north - at.y / scale) / KM_PER_DEGREE;
  const longitude = (at.x / scale + west) / shrink;
  write([...lines(), `${latitude.toFixed(4)} ${longitude.toFixed(4)}`]);
});
field.addEventListener("input", draw);
for (const button of form.querySelectorAll("[data-zoom]")) {
  button.addEventListener("click", () => {
    const box = map.viewBox.baseVal;
    const last = map.querySelector(".stops circle:last-child");
    const [x, y] = last
      ? [last.cx.baseVal.value, last.cy.baseVal.value]
      : [box.x + box.width / 2, box.y + box.height / 2];
    const times = Number(button.dataset.zoom);
    const [width, height] = [box.width * times, box.height * times];
    map.setAttribute("viewBox", [x - width / 2, y - height / 2, width, height].join(" "));
    draw();
  });
}
form.querySelector("[data-undo]").addEventListener("click", () => write(lines().slice(0, -1)));

const answer = form.querySelector("[data-answer]");
const line = (words, className) => {
  const made = document.createElement("p");
  made.textContent = words;
  if (className) made.className = className;
  made.dir = "auto";
  return made;
};

form.querySelector("[data-try]").addEventListener("click", async (event) => {
  const button = event.currentTarget;
  button.disabled = true;
  try {
    const reply = await fetch(form.dataset.check, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new FormData(form),
    });
    const said = await reply.json();
    const shown = reply.ok
      ? [line(said.words, "standing"), ...said.reasons.map((one) => line(`${one.words} ${one.change}`)), ...said.tested.map((one) => line(one, "small soft"))]
      : [line([said.error, said.advice].filter(Boolean).join(". "))];
    answer.replaceChildren(...shown);
    answer.className = `notice${said.answer === "conflict" || !reply.ok ? " red" : ""}`;
    answer.hidden = false;
  } finally {
    button.disabled = false;
  }
});
draw();
