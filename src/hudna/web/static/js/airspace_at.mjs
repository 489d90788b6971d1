// Where a track was at a time, and how it lay to each version of a line: straight between fixes.

/** The place of `time` among rising times: index of the fix before and how far on; null outside. */
export function between(times, time) {
  const end = times.length - 1;
  if (end < 0 || time < times[0] || time > times[end]) return null;
  let [low, high] = [0, end];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (times[middle] <= time) low = middle;
    else high = middle;
  }
  const long = times[high] - times[low];
  return { low, high, share: long ? (time - times[low]) / long : 0 };
}

function mixed(values, { low, high, share }) {
  const [one, other] = [values[low], values[high]];
  return one === null || other === null ? null : one + (other - one) * share;
}

/** Position and height at a time, null where the track does not reach. */
export function positionAt(track, time) {
  const place = between(track.seconds, time);
  if (!place) return null;
  const first = track.longitude[place.low];
  const step = ((track.longitude[place.high] - first + 540) % 360) - 180;
  return {
    at: [first + step * place.share, mixed(track.latitude, place)],
    altitude: mixed(track.altitude, place),
  };
}

/** Distance to a version, positive inside, and whether it was inside by what was judged. */
export function againstAt(track, line, time) {
  const place = between(track.seconds, time);
  if (!place) return null;
  const { metres, inside, possible } = track.lines[line];
  const within = ([first, last]) => first <= time && time <= last;
  const state = inside.some(within) ? "inside" : possible.some(within) ? "possible" : "outside";
  return { metres: mixed(metres, place), state };
}

/** The times of all entries and exits, in order, each once. */
export function markTimes(told) {
  const all = told.tracks.flatMap((track) => track.lines.flatMap((line) => line.marks.map((mark) => mark.seconds)));
  return [...new Set(all)].sort((one, other) => one - other);
}
