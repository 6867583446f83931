import type { ObservationZone } from '#kernel';

const [west, east, south, north] = [120.34, 121.33, 30.75, 31.31];

/**
 * The schematic drawing of the zone: a frame in degrees, waters and sections placed by hand inside it. Drawn by us; no
 * tile, outline or position of anybody else, and nothing to be measured in it.
 */
export const drawing: ObservationZone['drawing'] = {
  datum: 'WGS84',
  west,
  east,
  south,
  north,
  says: [
    '示意图,坐标系 WGS84:区县轮廓由公开边界(GCJ-02)简化至约600米并换算;水体与断面位置为手绘,非测绘成果',
    'Schematic, datum WGS84: district outlines simplified to about 600 m from public boundaries (GCJ-02) and converted; waters and sections drawn by hand, not surveyed',
  ],
};

/** A point of the drawing, 0…1 from west and from north. */
export const onDrawing = (lon: number, lat: number): readonly [x: number, y: number] => [
  Number(((lon - west) / (east - west)).toFixed(4)),
  Number(((north - lat) / (north - south)).toFixed(4)),
];
