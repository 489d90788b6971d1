// A calm map: shades by governorate, dots for places known to a settlement, circles for those known
// roughly, hatching for those known to a governorate only. No outside host, no glyph server.

import { Map, NavigationControl, Popup } from '../vendor/maplibre/maplibre-gl.mjs';
import { circlesOf, hatch, pointsOf, roughAreas } from './map_data.mjs';
import { legendFor, listFor } from './map_legend.mjs';
import { coloursOf, FONTS, styleFor } from './map_style.mjs';

const BASE = new URL('../basemap/', import.meta.url);
const LAYERS = ['countries', 'boundaries', 'governorates', 'labels', 'towns'];
const SYRIA = [[35.4, 32.1], [42.6, 37.5]];
const EMPTY = { type: 'FeatureCollection', features: [] };

async function json(url) {
  const answer = await fetch(url, { credentials: 'same-origin' });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.json();
}

/** Labels are drawn by the browser's own fonts, which have to be there before the first frame. */
async function preloadFonts() {
  const samples = ['حلب گ', 'Aleppo İş', 'Алеппо'];
  const wanted = FONTS.map((family) => `16px "${family}"`);
  await Promise.allSettled(wanted.flatMap((font) => samples.map((text) => document.fonts.load(font, text))));
}

/** Counts by governorate, from `{id: n}`, from `[{id, count}]` or from a FeatureCollection. */
function countsOf(areas) {
  if (!areas) return {};
  const list = areas.features ? areas.features.map((f) => ({ id: f.id, ...f.properties })) : areas;
  if (!Array.isArray(list)) return list;
  return Object.fromEntries(list.map((area) => [area.id, area.count ?? area.low ?? 0]));
}

async function load(element, options) {
  const areas = options.areas ?? element.dataset.areas;
  const incidents = options.features ?? options.incidents ?? element.dataset.incidents;
  const layers = await Promise.all(LAYERS.map((name) => json(new URL(`${name}.geojson`, BASE))));
  return {
    base: Object.fromEntries(LAYERS.map((name, i) => [name, layers[i]])),
    words: await json(new URL('legend.json', BASE)),
    counts: countsOf(typeof areas === 'string' ? await json(areas) : areas),
    incidents: (typeof incidents === 'string' ? await json(incidents) : incidents) ?? EMPTY,
  };
}

function show(map, data) {
  for (const { id } of data.base.governorates.features.map((f) => f.properties)) {
    map.setFeatureState({ source: 'governorates', id }, { count: data.counts[id] ?? 0 });
  }
  const labels = data.base.labels.features.map((label) => {
    const count = data.counts[label.properties.id];
    return count ? { ...label, properties: { ...label.properties, count } } : label;
  });
  map.getSource('labels').setData({ type: 'FeatureCollection', features: labels });
  map.getSource('points').setData(pointsOf(data.incidents));
  map.getSource('circles').setData(circlesOf(data.incidents));
  map.setFilter('rough', ['in', ['get', 'id'], ['literal', roughAreas(data.incidents)]]);
}

function popups(map, { lang, dir }, onSelect) {
  const popup = new Popup({ closeButton: false, maxWidth: '18rem', offset: 10 });
  const open = (feature, at) => {
    const box = document.createElement('div');
    box.lang = lang;
    box.dir = dir;
    const { title, url } = feature.properties;
    const words = document.createElement(url ? 'a' : 'span');
    if (url) words.href = url;
    words.textContent = title ?? feature.properties.id;
    box.append(words);
    popup.setLngLat(at).setDOMContent(box).addTo(map);
    onSelect?.(feature.properties);
  };
  for (const layer of ['points', 'circles']) {
    map.on('click', layer, (event) => open(event.features[0], event.lngLat));
    map.on('mouseenter', layer, () => { map.getCanvas().style.cursor = 'pointer'; });
    map.on('mouseleave', layer, () => { map.getCanvas().style.cursor = ''; });
  }
  return open;
}

/**
 * Draw a map into `element` and return `{map, words, update({areas, incidents}), remove()}`.
 *
 * Options: `lang`, `dir` (default: the page's); `areas`, counts by governorate id, and `features`,
 * incidents as a FeatureCollection whose properties are `id, title, precision, radius_km, area, url`
 * (either may be a URL; default `data-areas`, `data-incidents` of the element); `disputed`, a list
 * of boundaries to draw dashed instead of the bundled one; `legend: false` for a page with its own;
 * `onSelect(properties)`.
 */
export async function mountMap(element, options = {}) {
  const lang = options.lang ?? document.documentElement.lang ?? 'en';
  const dir = options.dir ?? document.documentElement.dir ?? 'ltr';
  const [data] = await Promise.all([load(element, options), preloadFonts()]);
  const words = data.words[lang.slice(0, 2)] ?? data.words.en;
  const colours = coloursOf(element);
  const style = styleFor(data.base, lang.slice(0, 2), colours, options.disputed);
  const map = new Map({
    container: element,
    style,
    bounds: SYRIA,
    fitBoundsOptions: { padding: 12 },
    maxBounds: [[27.2, 27.2], [50.8, 42.3]],
    minZoom: 4,
    maxZoom: 13,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: 0,
    locale: { 'NavigationControl.ZoomIn': words.zoom_in, 'NavigationControl.ZoomOut': words.zoom_out, 'Map.Title': words.map },
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), dir === 'rtl' ? 'top-left' : 'top-right');
  await new Promise((resolve) => { map.once('load', resolve); });
  map.addImage('hatch', hatch(colours.ink), { pixelRatio: 2 });
  show(map, data);
  const open = popups(map, { lang, dir }, options.onSelect);
  const parts = [listFor(data, words, lang, dir, (feature) => {
    map.easeTo({ center: feature.geometry.coordinates, zoom: Math.max(map.getZoom(), 8), duration: 0 });
    open(feature, feature.geometry.coordinates);
  })];
  if (options.legend !== false) parts.push(legendFor(words, colours, dir, data));
  element.append(...parts);
  element.dataset.ready = 'true';
  return {
    map,
    words,
    update(next) {
      if (next.areas) data.counts = countsOf(next.areas);
      if (next.incidents) data.incidents = next.incidents;
      show(map, data);
    },
    remove() {
      parts.forEach((part) => part.remove());
      map.remove();
    },
  };
}
