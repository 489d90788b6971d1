// Tracks and versions of a line on a map. No border is drawn but those of the case.

import { Map, Marker, NavigationControl } from "../vendor/maplibre/maplibre-gl.mjs";
import { circle } from "./map_data.mjs";
import { coloursOf, FONTS, labelled, TOWNS } from "./map_style.mjs";

const BASE = new URL("../basemap/", import.meta.url);
const EXTENT = [27, 27, 51, 42.5];
const DASHES = [null, [4, 2.3], [1.2, 1.8], [5, 1.7, 1.2, 1.7], [8, 2.3], [4, 1.7, 1.2, 1.7, 1.2, 1.7]];
const CLOSE = 8; // From here on the coast of the base map is too rough to stand beside a line.
const SYMBOL = { entry: 1, exit: 0 };

const collection = (features) => ({ type: "FeatureCollection", features });
const feature = (geometry, properties = {}) => ({ type: "Feature", geometry, properties });
const source = (data) => ({ type: "geojson", data });

async function json(name) {
  const answer = await fetch(new URL(name, BASE), { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
}

function insideExtent([west, south, east, north]) {
  return west >= EXTENT[0] && south >= EXTENT[1] && east <= EXTENT[2] && north <= EXTENT[3];
}

/** Longitudes that run on past 180 degrees instead of jumping back. */
function unrolled(track) {
  let turn = 0;
  return track.longitude.map((longitude, i) => {
    const before = track.longitude[i - 1] ?? longitude;
    turn += longitude - before > 180 ? -360 : longitude - before < -180 ? 360 : 0;
    return [longitude + turn, track.latitude[i]];
  });
}

function marksOf(told) {
  return collection(told.tracks.flatMap((track, at) => track.lines.flatMap((line, over) => line.marks.map(
    (mark) => feature({ type: "Point", coordinates: mark.at }, { track: at, line: over, filled: SYMBOL[mark.kind] }),
  ))));
}

function ground(colours, base, lang) {
  if (!base) return [{ id: "ground", type: "background", paint: { "background-color": colours.ground } }];
  // Drawn in its own colour, an edge between two countries is none.
  const land = { "fill-color": colours.ground, "fill-outline-color": colours.ground };
  const words = { "text-color": colours.soft, "text-halo-color": colours.ground, "text-halo-width": 1.2 };
  return [
    { id: "sea", type: "background", maxzoom: CLOSE, paint: { "background-color": colours.sea } },
    { id: "land", type: "fill", source: "land", maxzoom: CLOSE, paint: land },
    { id: "ground", type: "background", minzoom: CLOSE, paint: { "background-color": colours.ground } },
    { id: "towns", type: "circle", source: "towns", filter: TOWNS, paint: { "circle-radius": 2, "circle-color": colours.soft } },
    { id: "town-names", type: "symbol", source: "towns", filter: TOWNS, layout: { ...labelled(lang, 11.5), "text-anchor": "top", "text-offset": [0, 0.35] }, paint: words },
  ];
}

function layersOf(told, colours, track) {
  const letters = { "text-color": colours.ink, "text-halo-color": colours.card, "text-halo-width": 2 };
  const lines = told.lines.flatMap((line, i) => [
    {
      id: `line-${i}`, type: "line", source: `line-${i}`, layout: { "line-join": "round" },
      paint: { "line-color": colours.ink, "line-width": 1.75, ...(DASHES[line.style - 1] ? { "line-dasharray": DASHES[line.style - 1] } : {}) },
    },
    {
      id: `letter-${i}`, type: "symbol", source: `line-${i}`, paint: letters,
      layout: { "symbol-placement": "line", "symbol-spacing": 180 + 40 * i, "text-field": line.letter, "text-font": FONTS, "text-size": 12, "text-keep-upright": true, "text-rotation-alignment": "viewport" },
    },
  ]);
  const tracks = told.tracks.map((one, i) => ({
    id: `track-${i}`, type: "line", source: `track-${i}`, layout: { "line-cap": "round", "line-join": "round" },
    paint: { "line-color": track(one.style), "line-width": 2.5 },
  }));
  const rings = told.tracks.flatMap((one, i) => [
    { id: `ring-fill-${i}`, type: "fill", source: `ring-${i}`, paint: { "fill-color": track(one.style), "fill-opacity": 0.14 } },
    { id: `ring-${i}`, type: "line", source: `ring-${i}`, paint: { "line-color": track(one.style), "line-width": 1.2 } },
  ]);
  const marks = {
    id: "marks", type: "circle", source: "marks",
    paint: { "circle-radius": 4.5, "circle-color": ["case", ["==", ["get", "filled"], 1], colours.ink, colours.card], "circle-stroke-color": colours.ink, "circle-stroke-width": 1.5 },
  };
  return [...lines, ...tracks, marks, ...rings];
}

function sourcesOf(told, base) {
  const empty = collection([]);
  return {
    ...(base ? { land: source(base[0]), towns: source(base[1]) } : {}),
    ...Object.fromEntries(told.lines.map((line, i) => [`line-${i}`, source(line.edge ? feature(line.edge) : empty)])),
    ...Object.fromEntries(told.tracks.map((track, i) => [`track-${i}`, source(feature({ type: "LineString", coordinates: unrolled(track) }))])),
    ...Object.fromEntries(told.tracks.map((_, i) => [`ring-${i}`, { ...source(empty), tolerance: 0 }])),
    marks: source(marksOf(told)),
  };
}

function spotOf(track, words) {
  const spot = document.createElement("div");
  spot.className = `spot k${track.style}`;
  spot.textContent = words;
  return spot;
}

/** Draw into `element`; return `{move(positions), show({lines, tracks})}`. */
export async function drawCase(element, told, { lang, dir, numbers, words }) {
  const base = insideExtent(told.bounds) ? await Promise.all([json("countries.geojson"), json("towns.geojson")]) : null;
  const colours = coloursOf(element);
  const style = getComputedStyle(element);
  const track = (number) => style.getPropertyValue(`--track-${number}`).trim();
  const map = new Map({
    container: element,
    style: { version: 8, sources: sourcesOf(told, base), layers: [...ground(colours, base, lang), ...layersOf(told, colours, track)] },
    bounds: told.bounds,
    fitBoundsOptions: { padding: 16 },
    maxZoom: 17,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: 0,
    locale: { "NavigationControl.ZoomIn": words.zoomIn, "NavigationControl.ZoomOut": words.zoomOut, "Map.Title": words.map },
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), dir === "rtl" ? "top-left" : "top-right");
  await new Promise((resolve) => { map.once("load", resolve); });
  const spots = told.tracks.map((one, i) => new Marker({ element: spotOf(one, numbers[i]) }));
  let shown = { lines: told.lines.map(() => true), tracks: told.tracks.map(() => true) };
  let last = told.tracks.map(() => null);

  function move(positions) {
    last = positions;
    positions.forEach((position, i) => {
      const seen = position && shown.tracks[i];
      const km = told.tracks[i].ring_m / 1000;
      map.getSource(`ring-${i}`).setData(seen ? feature(circle(position.at, km)) : collection([]));
      if (seen) spots[i].setLngLat(position.at).addTo(map);
      else spots[i].remove();
    });
  }

  function show(next) {
    shown = next;
    const visible = (yes) => (yes ? "visible" : "none");
    for (const kind of ["line", "letter"]) {
      next.lines.forEach((yes, i) => map.setLayoutProperty(`${kind}-${i}`, "visibility", visible(yes)));
    }
    next.tracks.forEach((yes, i) => map.setLayoutProperty(`track-${i}`, "visibility", visible(yes)));
    const chosen = (list) => list.flatMap((yes, i) => (yes ? [i] : []));
    map.setFilter("marks", ["all", ["in", ["get", "line"], ["literal", chosen(next.lines)]], ["in", ["get", "track"], ["literal", chosen(next.tracks)]]]);
    move(last);
  }

  return { map, move, show };
}
