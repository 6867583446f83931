/** Degrees in WGS84. Positions are measurements of metres; floating point serves, no limit of a standard hangs on them. */
export interface Position {
  readonly lon: number;
  readonly lat: number;
}

/** Mean radius of the earth in metres (IUGG). */
const EARTH = 6_371_008.8;
const rad = (degrees: number): number => (degrees * Math.PI) / 180;
const deg = (radians: number): number => (radians * 180) / Math.PI;

/** Great-circle distance in metres. */
export const distance = (a: Position, b: Position): number => {
  const h =
    Math.sin(rad(b.lat - a.lat) / 2) ** 2 +
    Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * Math.sin(rad(b.lon - a.lon) / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(h)));
};

/** Initial bearing from `a` to `b`, 0 = north, clockwise, below 360. */
export const bearing = (a: Position, b: Position): number => {
  const east = Math.sin(rad(b.lon - a.lon)) * Math.cos(rad(b.lat));
  const north =
    Math.cos(rad(a.lat)) * Math.sin(rad(b.lat)) -
    Math.sin(rad(a.lat)) * Math.cos(rad(b.lat)) * Math.cos(rad(b.lon - a.lon));
  return (deg(Math.atan2(east, north)) + 360) % 360;
};

/** The point `metres` away from `a` at `towards` degrees. */
export const travel = (a: Position, towards: number, metres: number): Position => {
  const arc = metres / EARTH;
  const lat = Math.asin(
    Math.sin(rad(a.lat)) * Math.cos(arc) + Math.cos(rad(a.lat)) * Math.sin(arc) * Math.cos(rad(towards)),
  );
  const east = Math.sin(rad(towards)) * Math.sin(arc) * Math.cos(rad(a.lat));
  return { lat: deg(lat), lon: a.lon + deg(Math.atan2(east, Math.cos(arc) - Math.sin(rad(a.lat)) * Math.sin(lat))) };
};

/** The angle between two bearings, 0…180. */
export const turn = (a: number, b: number): number => Math.abs(((a - b + 540) % 360) - 180);

/** Whether a ring (closed or not) holds the position; on an edge either answer may come. */
export const ringHolds = (
  ring: readonly (readonly [lon: number, lat: number])[],
  { lon, lat }: Position,
): boolean => {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [[x1, y1], [x2, y2]] = [ring[i]!, ring[j]!];
    if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
};
