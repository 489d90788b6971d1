// Incidents on the map: circles that stand for so many, dots for one, rings for how far a place is
// known, and hatching for governorates where nothing closer is known.

import { circle, hatch } from "./map_data.mjs";
import { FONTS } from "./map_style.mjs";

const NOTHING = { type: "FeatureCollection", features: [] };
const SOURCES = ["spots", "rings", "lit"];
const collection = (features) => ({ type: "FeatureCollection", features });
const point = (coordinates, properties = {}) => ({ type: "Feature", geometry: { type: "Point", coordinates }, properties });
const shaped = (shape) => ["==", ["get", "shape"], shape];
const many = [">", ["get", "n"], 1];
const near = shaped("round");
const size = ["+", 5, ["*", 5.5, ["log10", ["get", "n"]]]];

/** Add sources and layers to a map that is loaded. */
export function addSpots(map, colours, lang) {
  for (const name of SOURCES) map.addSource(name, { type: "geojson", data: NOTHING });
  map.addImage("area", hatchedDisc(colours), { pixelRatio: 2 });
  const label = { "text-field": ["get", "words"], "text-font": ["ar", "fa"].includes(lang) ? FONTS : [...FONTS].reverse(), "text-size": 12 };
  const words = { "text-color": colours.ink, "text-halo-color": colours.card, "text-halo-width": 1 };
  const largestFirst = ["-", 0, ["get", "n"]];
  const layers = [
    { id: "rings", type: "fill", source: "rings", paint: { "fill-color": colours.ink, "fill-opacity": 0.05 } },
    { id: "ring-lines", type: "line", source: "rings", paint: { "line-color": colours.ink, "line-width": 1, "line-dasharray": [2, 1.5], "line-opacity": 0.45 } },
    { id: "spots", type: "circle", source: "spots", filter: ["!", shaped("area")], layout: { "circle-sort-key": largestFirst }, paint: {
      "circle-radius": size, "circle-color": ["case", many, colours["sand-2"], near, colours.card, colours.ink],
      "circle-stroke-color": ["case", many, colours["sand-4"], near, colours.ink, colours.card], "circle-stroke-width": 1.25, "circle-opacity": 0.94 } },
    { id: "areas", type: "symbol", source: "spots", filter: shaped("area"), layout: { ...label, "icon-image": "area", "icon-allow-overlap": true, "text-offset": [0, 0] }, paint: { ...words, "text-halo-width": 2 } },
    { id: "spot-words", type: "symbol", source: "spots", filter: ["all", many, ["!", shaped("area")]], layout: { ...label, "symbol-sort-key": largestFirst, "text-padding": 0 }, paint: words },
    { id: "lit", type: "circle", source: "lit", paint: { "circle-radius": 12, "circle-opacity": 0, "circle-stroke-color": colours.action, "circle-stroke-width": 3 } },
  ];
  for (const layer of layers) map.addLayer(layer);
}

/** Show what the desk answered: lists of longitude, latitude, n, words, shape, radius, area, incident. */
export function showSpots(map, spots) {
  const found = spots.map(([longitude, latitude, n, words, shape, radius, area, incident]) => (
    point([longitude, latitude], { n, words, shape, radius, area, incident })
  ));
  map.getSource("spots").setData(collection(found));
  map.getSource("rings").setData(collection(found.filter(ringed).map((spot) => (
    { type: "Feature", geometry: circle(spot.geometry.coordinates, spot.properties.radius), properties: {} }
  ))));
  const areas = found.filter((spot) => spot.properties.shape === "area").map((spot) => spot.properties.area);
  map.setFilter("rough", ["in", ["get", "id"], ["literal", areas]]);
}

const ringed = ({ properties }) => properties.shape === "round" && properties.radius > 0;

/** Light a position, none where it is null. */
export function light(map, position) {
  map.getSource("lit").setData(position ? collection([point(position)]) : NOTHING);
}

/** Call `chosen(properties, position)` on a click and `pointed(properties or null)` on a hover. */
export function listen(map, { chosen, pointed }) {
  for (const layer of ["spots", "areas"]) {
    map.on("click", layer, ({ features: [found] }) => chosen(found.properties, found.geometry.coordinates));
    map.on("mousemove", layer, ({ features: [found] }) => {
      map.getCanvas().style.cursor = "pointer";
      pointed(found.properties);
    });
    map.on("mouseleave", layer, () => {
      map.getCanvas().style.cursor = "";
      pointed(null);
    });
  }
}

function hatchedDisc({ ink, card }) {
  const side = 60;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side;
  const pen = canvas.getContext("2d");
  pen.beginPath();
  pen.arc(side / 2, side / 2, side / 2 - 2, 0, 2 * Math.PI);
  pen.fillStyle = card;
  pen.fill();
  pen.clip();
  const tile = document.createElement("canvas");
  tile.width = tile.height = 16;
  tile.getContext("2d").putImageData(hatch(ink), 0, 0);
  pen.fillStyle = pen.createPattern(tile, "repeat");
  pen.fill();
  pen.lineWidth = 3;
  pen.strokeStyle = ink;
  pen.stroke();
  return pen.getImageData(0, 0, side, side);
}
