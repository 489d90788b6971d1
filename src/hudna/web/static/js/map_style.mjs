// The map's style: what is drawn in which order and colour.

export const FONTS = ['Vazirmatn', 'Noto Sans'];
export const CLASSES = [1, 5, 10, 20];

const FALLBACK = {
  ground: '#f7f6f2', sea: '#e9eeee', ink: '#1d2327', soft: '#5b646b', edge: '#8b8a82', hairline: '#dedbd2',
  card: '#fffefb', action: '#1f5f73', 'sand-0': '#eeece4', 'sand-1': '#e7e0cd', 'sand-2': '#d8cba9', 'sand-3': '#c3ad7c', 'sand-4': '#a78d56',
};

const DARK_SEA = '#0e1214';

export const TOWNS = ['any', ['<=', ['get', 'rank'], 2], ['>=', ['zoom'], 8.5]];

/** The page's own colours, so that a dark theme reaches the map. */
export function coloursOf(element) {
  const style = getComputedStyle(element);
  const found = Object.entries(FALLBACK).map(([name, value]) => [name, style.getPropertyValue(`--${name}`).trim() || value]);
  const colours = Object.fromEntries(found);
  if (!style.getPropertyValue('--sea').trim() && style.colorScheme.includes('dark')) colours.sea = DARK_SEA;
  return colours;
}

const nameIn = (lang) => ['coalesce', ['get', `name_${lang}`], ['get', 'name_en']];

/** A governorate's name with its number below, where it has one. */
function counted(lang) {
  const number = ['to-string', ['get', 'count']];
  const both = ['format', nameIn(lang), {}, '\n', {}, number, { 'font-scale': 1.15 }];
  return ['case', ['has', 'count'], both, nameIn(lang)];
}

/** How names are written, in the reader's language. */
export function labelled(lang, size) {
  const order = ['ar', 'fa'].includes(lang) ? FONTS : [...FONTS].reverse();
  return {
    'text-field': nameIn(lang),
    'text-font': order,
    'text-size': size,
    'text-max-width': 8,
  };
}

function sources(base) {
  const empty = { type: 'FeatureCollection', features: [] };
  const bundled = Object.entries(base).map(([name, data]) => [
    name, { type: 'geojson', data, ...(name === 'governorates' ? { promoteId: 'id' } : {}) },
  ]);
  return {
    ...Object.fromEntries(bundled),
    points: { type: 'geojson', data: empty },
    circles: { type: 'geojson', data: empty },
  };
}

function shade(colours) {
  const steps = CLASSES.flatMap((least, i) => [least, colours[`sand-${i + 1}`]]);
  return ['step', ['coalesce', ['feature-state', 'count'], 0], colours['sand-0'], ...steps];
}

function ground(c, disputed) {
  const dashed = disputed ? ['in', ['get', 'id'], ['literal', disputed]] : ['==', ['get', 'disputed'], true];
  const syrian = ['in', 'SY', ['get', 'id']];
  return [
    { id: 'sea', type: 'background', paint: { 'background-color': c.sea } },
    { id: 'countries', type: 'fill', source: 'countries', paint: { 'fill-color': c.ground } },
    { id: 'coast', type: 'line', source: 'countries', paint: { 'line-color': c.hairline, 'line-width': 0.6 } },
    { id: 'governorates', type: 'fill', source: 'governorates', paint: { 'fill-color': shade(c) } },
    { id: 'rough', type: 'fill', source: 'governorates', filter: ['==', ['get', 'id'], ''], paint: { 'fill-pattern': 'hatch', 'fill-opacity': 0.5 } },
    { id: 'governorate-lines', type: 'line', source: 'governorates', paint: { 'line-color': c.card, 'line-width': 1.2 } },
    { id: 'boundaries', type: 'line', source: 'boundaries', filter: ['!', dashed], paint: { 'line-color': c.edge, 'line-width': ['case', syrian, 1.1, 0.7] } },
    { id: 'disputed', type: 'line', source: 'boundaries', filter: dashed, paint: { 'line-color': c.edge, 'line-width': 1.1, 'line-dasharray': [3, 2.5] } },
  ];
}

function labels(lang, c) {
  const halo = { 'text-halo-color': c.ground, 'text-halo-width': 1.4 };
  const kind = (name) => ['==', ['get', 'kind'], name];
  return [
    { id: 'country-labels', type: 'symbol', source: 'labels', filter: kind('country'), layout: labelled(lang, 12), paint: { 'text-color': c.edge, ...halo } },
    { id: 'disputed-labels', type: 'symbol', source: 'labels', minzoom: 7, filter: kind('disputed'), layout: labelled(lang, 11), paint: { 'text-color': c.soft, ...halo } },
    { id: 'towns', type: 'circle', source: 'towns', minzoom: 7, filter: TOWNS, paint: { 'circle-radius': 2, 'circle-color': c.ink } },
    {
      id: 'town-labels', type: 'symbol', source: 'towns', minzoom: 7,
      filter: TOWNS,
      layout: { ...labelled(lang, 11.5), 'text-anchor': 'top', 'text-offset': [0, 0.35], 'symbol-sort-key': ['get', 'rank'] },
      paint: { 'text-color': c.ink, ...halo, 'text-halo-width': 1 },
    },
    { id: 'governorate-labels', type: 'symbol', source: 'labels', maxzoom: 8, filter: kind('governorate'), layout: { ...labelled(lang, 12.5), 'text-field': counted(lang), 'text-padding': 0, 'symbol-sort-key': ['-', 0, ['coalesce', ['get', 'count'], 0]] }, paint: { 'text-color': c.ink, ...halo, 'text-halo-width': 1.1 } },
  ];
}

function incidents(c) {
  return [
    { id: 'circles', type: 'fill', source: 'circles', paint: { 'fill-color': c.ink, 'fill-opacity': 0.08 } },
    { id: 'circle-lines', type: 'line', source: 'circles', paint: { 'line-color': c.ink, 'line-width': 1, 'line-dasharray': [2, 1.5], 'line-opacity': 0.6 } },
    { id: 'points', type: 'circle', source: 'points', paint: { 'circle-radius': 5, 'circle-color': c.ink, 'circle-stroke-color': c.card, 'circle-stroke-width': 1.5 } },
  ];
}

/** The style; `disputed` lists boundaries such as `IL-SY`, null for those of the bundled file. */
export function styleFor(base, lang, colours, disputed = null) {
  return {
    version: 8,
    sources: sources(base),
    layers: [...ground(colours, disputed), ...incidents(colours), ...labels(lang, colours)],
  };
}
