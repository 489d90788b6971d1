// What is half written survives an expired session: it is kept in this tab, by office and page,
// until it is handed in or the office signs out. No keys, no files, nothing that is to be sealed.

const PREFIX = "draft ";
const FORMS = "[data-sign]:not([data-upload])";
const FIELDS = "textarea, select, input[type=radio], input[type=checkbox], input[type=datetime-local]";

// The words are the same in every language of the desk.
const page = () => location.pathname.replace(/^\/[a-z]{2}\//, "/");
const placeOf = (office) => `${PREFIX}${office} ${page()}`;
const fields = () => [...document.querySelectorAll(FORMS)].flatMap((form) => [...form.querySelectorAll(FIELDS)]);
const chosen = (field) => field.type === "radio" || field.type === "checkbox";
const nameOf = (field) => [field.form.id, field.name, ...(chosen(field) ? [field.value] : [])].join(" ");

// What a page fills in itself is nobody's draft.
function isChanged(field) {
  if (chosen(field)) return field.checked !== field.defaultChecked;
  if (!field.options) return field.value !== field.defaultValue;
  const set = [...field.options].findIndex((option) => option.defaultSelected);
  return field.selectedIndex !== Math.max(set, 0);
}

export function keep(office) {
  const all = {};
  for (const field of fields().filter(isChanged)) {
    all[nameOf(field)] = chosen(field) ? field.checked : field.value;
  }
  if (Object.keys(all).length) sessionStorage.setItem(placeOf(office), JSON.stringify(all));
  else forget(office);
}

export function restore(office) {
  const all = JSON.parse(sessionStorage.getItem(placeOf(office)) ?? "{}");
  for (const field of fields()) {
    const value = all[nameOf(field)];
    if (value === undefined) continue;
    if (chosen(field)) field.checked = value;
    else if (!isChanged(field)) field.value = value;
    field.closest("details")?.setAttribute("open", "");
  }
}

export function forget(office) {
  sessionStorage.removeItem(placeOf(office));
}

export function forgetAll() {
  for (const name of Object.keys(sessionStorage)) if (name.startsWith(PREFIX)) sessionStorage.removeItem(name);
}
