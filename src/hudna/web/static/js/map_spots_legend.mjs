// What circles, rings and hatching mean.

function key(className, words) {
  const item = document.createElement("span");
  item.className = "map-key";
  const mark = document.createElement("i");
  mark.className = className;
  item.append(mark, words);
  return item;
}

/** The legend of incidents: folded on a small screen. */
export function legendOf(words, colours, dir, { wordsCell, wordsLegend }) {
  const box = document.createElement("details");
  box.className = "map-legend";
  box.dir = dir;
  box.open = matchMedia("(min-width: 90rem)").matches;
  const title = document.createElement("summary");
  title.textContent = wordsLegend;
  const credit = document.createElement("small");
  credit.textContent = words.credit;
  box.append(
    title, key("map-many", wordsCell), key("map-dot", words.settlement), key("map-ring", words.near),
    key("map-hatch", words.area), key("map-dash", words.disputed), credit,
  );
  return box;
}
