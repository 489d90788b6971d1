// Incidents as shapes: what is known closely is a dot, what is known roughly an area.

const CLOSE = ['point', 'settlement'];
const ROUND = ['near_settlement', 'district'];
const AREA = ['governorate'];
const CORNERS = 48;
const KM_PER_DEGREE = 111.195; // of latitude, on a sphere of 6371 km

const known = (feature, precisions) => precisions.includes(feature.properties.precision);
const collection = (features) => ({ type: 'FeatureCollection', features });

/** Places known to a settlement or closer. */
export function pointsOf(incidents) {
  return collection(incidents.features.filter((f) => f.geometry && known(f, CLOSE)));
}

/** The circle around each place known to a neighbourhood of a settlement or part of a province. */
export function circlesOf(incidents) {
  const round = incidents.features.filter((f) => f.geometry && known(f, ROUND));
  return collection(round.map((f) => ({ ...f, geometry: circle(f.geometry.coordinates, f.properties.radius_km ?? 5) })));
}

/** A ring of a radius in kilometres around a position. */
export function circle([longitude, latitude], km) {
  const high = km / KM_PER_DEGREE;
  const wide = high / Math.cos((latitude * Math.PI) / 180);
  const ring = Array.from({ length: CORNERS + 1 }, (_, i) => {
    const angle = (2 * Math.PI * (i % CORNERS)) / CORNERS;
    return [longitude + wide * Math.cos(angle), latitude + high * Math.sin(angle)];
  });
  return { type: 'Polygon', coordinates: [ring] };
}

/** Ids of governorates that hold an incident known no closer. */
export function roughAreas(incidents) {
  return [...new Set(incidents.features.filter((f) => known(f, AREA)).map((f) => f.properties.area))];
}

/** A tile of thin slanted lines. */
export function hatch(colour) {
  const size = 16;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size;
  const pen = canvas.getContext('2d');
  pen.strokeStyle = colour;
  pen.globalAlpha = 0.55;
  for (const shift of [-size, 0, size]) {
    pen.beginPath();
    pen.moveTo(shift, size);
    pen.lineTo(shift + size, 0);
    pen.stroke();
  }
  return pen.getImageData(0, 0, size, size);
}
