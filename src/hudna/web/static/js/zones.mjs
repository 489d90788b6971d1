// A clause and its zone light up together, by pointer and by keyboard.

for (const agreement of document.querySelectorAll("[data-agreement]")) {
  const clauses = [...agreement.querySelectorAll("[data-zones]")];
  const zones = [...agreement.querySelectorAll("[data-zone]")];

  const light = (names) => {
    const lit = new Set(names);
    agreement.classList.toggle("lighting", lit.size > 0);
    for (const zone of zones) zone.classList.toggle("on", lit.has(zone.dataset.zone));
    for (const clause of clauses) clause.classList.toggle("on", clause.dataset.zones.split(" ").some((name) => lit.has(name)));
  };

  const lights = (element, names) => {
    for (const type of ["pointerenter", "focusin"]) element.addEventListener(type, () => light(names));
    for (const type of ["pointerleave", "focusout"]) element.addEventListener(type, () => light([]));
  };

  for (const clause of clauses) lights(clause, clause.dataset.zones.split(" "));
  for (const zone of zones) {
    lights(zone, [zone.dataset.zone]);
    zone.addEventListener("click", () => {
      const first = clauses.find((clause) => clause.dataset.zones.split(" ").includes(zone.dataset.zone));
      first?.scrollIntoView({ block: "center" });
    });
  }
}
