// A form with rows of the same fields: one more is a copy of the last, empty.

for (const button of document.querySelectorAll("[data-add-row]")) {
  button.addEventListener("click", () => {
    const rows = button.closest(".rows").querySelectorAll("fieldset");
    const row = rows[rows.length - 1].cloneNode(true);
    for (const field of row.querySelectorAll("input, select")) field.value = "";
    rows[rows.length - 1].after(row);
    row.querySelector("select, input").focus();
  });
}
