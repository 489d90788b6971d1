// A form that is signed needs its script. Sent before the script is there, it would go out bare and
// be refused: it is held, and sent as soon as the script is ready. No module, so that it comes first.

(() => {
  const { words } = document.currentScript.dataset;
  let ready = false;
  let held = null;

  function missing(form) {
    const place = document.createElement("p");
    place.className = "notice red";
    place.setAttribute("role", "alert");
    place.textContent = words;
    form.querySelector("[role=alert]")?.remove();
    form.append(place);
  }

  document.addEventListener("submit", (event) => {
    if (ready || !event.target.matches("[data-sign]")) return;
    event.preventDefault();
    held = event.target;
    if (document.readyState === "complete") missing(held);
  });
  document.addEventListener("signs", () => {
    ready = true;
    held?.requestSubmit();
  });
  // Every script has run by now, or did not arrive.
  addEventListener("load", () => {
    if (!ready && held) missing(held);
  });
})();
