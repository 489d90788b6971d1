// Words chosen in a draft, put in brackets for one's own party.

const guarded = (words) => words.replace(/[\\[\]{}]/g, "\\$&");

for (const button of document.querySelectorAll("[data-bracket]")) {
  const fields = button.closest("form").querySelectorAll("textarea[name^=text-]");
  let last = null;
  button.hidden = false;
  for (const field of fields) field.addEventListener("focus", () => { last = field; });
  button.addEventListener("click", () => {
    if (!last) return fields[0].focus();
    const { selectionStart: from, selectionEnd: to, value } = last;
    if (from === to) return last.focus();
    const put = `[${guarded(value.slice(from, to))}]{${button.dataset.bracket}}`;
    last.setRangeText(put, from, to, "end");
    last.dispatchEvent(new Event("input", { bubbles: true }));
    last.focus();
  });
}
