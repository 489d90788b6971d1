// Words marked in the text go into the field whose button is pressed: a value is always a quote.

const text = document.querySelector(".source .text");
let marked = "";

document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  if (selection.rangeCount && !selection.isCollapsed && text.contains(selection.anchorNode)) {
    marked = selection.toString().trim();
  }
});

for (const button of document.querySelectorAll("[data-take]")) {
  button.hidden = false;
  // The press must not take the marking away.
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", () => {
    const field = document.getElementById(button.dataset.take);
    if (!marked || !field) return;
    const several = "list" in field.dataset && field.value.trim();
    field.value = several ? `${field.value.trim()}\n${marked}` : marked;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
