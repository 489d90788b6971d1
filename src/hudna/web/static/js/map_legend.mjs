// What the map's shades and marks mean, and the same in a list for those who do not see it.

import { roughAreas } from './map_data.mjs';
import { CLASSES } from './map_style.mjs';

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function item(mark, words) {
  return element('span', 'map-key', mark, document.createTextNode(words));
}

function swatch(colour) {
  const box = element('i', 'map-swatch');
  box.style.background = colour;
  return box;
}

/** The legend, at the side of the map where reading starts. */
export function legendFor(words, colours, dir, data) {
  const box = element('div', 'map-legend');
  box.dir = dir;
  const ranges = CLASSES.map((least, i) => (CLASSES[i + 1] ? `${least}–${CLASSES[i + 1] - 1}` : `${least}+`));
  const shades = ranges.map((range, i) => {
    const number = element('bdi', '', range);
    return element('span', 'map-key', swatch(colours[`sand-${i + 1}`]), number);
  });
  box.append(element('strong', '', words.registered), element('div', 'map-shades', ...shades));
  const held = (...kinds) => data.incidents.features.some((f) => kinds.includes(f.properties.precision));
  if (held('point', 'settlement')) box.append(item(element('i', 'map-dot'), words.settlement));
  if (held('near_settlement', 'district')) box.append(item(element('i', 'map-ring'), words.near));
  if (roughAreas(data.incidents).length) box.append(item(element('i', 'map-hatch'), words.area));
  box.append(item(element('i', 'map-dash'), words.disputed), element('small', '', words.credit));
  return box;
}

/** Every count and incident as text and buttons; out of sight until it has the focus. */
export function listFor(data, words, lang, dir, onChoose) {
  const list = element('ul', 'map-list');
  list.lang = lang;
  list.dir = dir;
  for (const { properties } of data.base.governorates.features) {
    const count = data.counts[properties.id];
    if (count) list.append(element('li', '', `${properties[`name_${lang.slice(0, 2)}`] ?? properties.name_en}: ${count}`));
  }
  for (const feature of data.incidents.features.filter((f) => f.geometry)) {
    const button = element('button', '', feature.properties.title ?? feature.properties.id);
    button.type = 'button';
    button.addEventListener('click', () => onChoose(feature));
    list.append(element('li', '', button));
  }
  return list;
}
