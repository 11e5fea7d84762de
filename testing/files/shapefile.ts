// Shapefiles as cities zip them, small ones of our own: ESRI's specification of 1998, its areas, lines and points.
import { zipSync } from "fflate";

type Pair = [x: number, y: number];

interface Shape {
  /** Of an area, outer ring clockwise; of a line, its positions. */
  ring?: Pair[];
  line?: Pair[];
  point?: Pair;
  name: string;
}

/** As the Census writes into a .prj: degrees. */
export const NAD83 = 'GEOGCS["GCS_North_American_1983",DATUM["D_North_American_1983",' +
  'SPHEROID["GRS_1980",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["Degree",0.017453292519943295]]';

/** As New York writes into a .prj: feet. */
export const LONG_ISLAND = 'PROJCS["NAD_1983_StatePlane_New_York_Long_Island_FIPS_3104_Feet",' +
  'GEOGCS["GCS_North_American_1983",DATUM["D_North_American_1983",SPHEROID["GRS_1980",6378137.0,' +
  '298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],' +
  'PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",984250.0],' +
  'PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",-74.0],' +
  'PARAMETER["Standard_Parallel_1",40.66666666666666],PARAMETER["Standard_Parallel_2",41.03333333333333],' +
  'PARAMETER["Latitude_Of_Origin",40.16666666666666],UNIT["Foot_US",0.3048006096012192]]';

const KINDS = { point: 1, line: 3, ring: 5 };

/** @param prj what the .prj says; undefined: there is none */
export function shapefileZip(
  shapes: Shape[],
  { prj, field = "NAME", folder = "", name = "layer", more = {} }: {
    prj?: string;
    /** At most ten letters. */
    field?: string;
    folder?: string;
    name?: string;
    /** Other files in the zip. */
    more?: Record<string, Uint8Array>;
  } = {},
): Uint8Array<ArrayBuffer> {
  const base = `${folder}${name}`;
  return zipSync({
    [`${base}.shp`]: shpOf(shapes),
    [`${base}.dbf`]: dbfOf(shapes.map((shape) => shape.name), field),
    ...(prj ? { [`${base}.prj`]: new TextEncoder().encode(prj) } : {}),
    ...more,
  }) as Uint8Array<ArrayBuffer>;
}

function shpOf(shapes: Shape[]): Uint8Array {
  const records = shapes.map(contentOf);
  const size = 100 + records.reduce((sum, content) => sum + 8 + content.byteLength, 0);
  const view = new DataView(new ArrayBuffer(size));
  view.setInt32(0, 9994);
  view.setInt32(24, size / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, kindOf(shapes[0]), true);
  let at = 100;
  records.forEach((content, i) => {
    view.setInt32(at, i + 1);
    view.setInt32(at + 4, content.byteLength / 2);
    new Uint8Array(view.buffer).set(new Uint8Array(content.buffer), at + 8);
    at += 8 + content.byteLength;
  });
  return new Uint8Array(view.buffer);
}

function kindOf(shape: Shape | undefined): number {
  return shape?.point ? KINDS.point : shape?.line ? KINDS.line : KINDS.ring;
}

function contentOf(shape: Shape): DataView {
  const pairs = shape.ring ?? shape.line ?? [shape.point!];
  const isPoint = shape.point !== undefined;
  const view = new DataView(new ArrayBuffer(isPoint ? 20 : 48 + pairs.length * 16));
  view.setInt32(0, kindOf(shape), true);
  if (!isPoint) {
    const [xs, ys] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
    [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
      .forEach((value, i) => view.setFloat64(4 + i * 8, value, true));
    view.setInt32(36, 1, true);
    view.setInt32(40, pairs.length, true);
  }
  const from = isPoint ? 4 : 48;
  pairs.forEach(([x, y], i) => {
    view.setFloat64(from + i * 16, x, true);
    view.setFloat64(from + i * 16 + 8, y, true);
  });
  return view;
}

/** dBASE III, one column of text. */
function dbfOf(names: string[], field: string): Uint8Array {
  const [width, header] = [60, 65];
  const view = new DataView(new ArrayBuffer(header + names.length * (width + 1) + 1));
  const bytes = new Uint8Array(view.buffer);
  bytes[0] = 3;
  view.setUint32(4, names.length, true);
  view.setUint16(8, header, true);
  view.setUint16(10, width + 1, true);
  const text = (value: string, at: number, size: number, pad: number) =>
    bytes.fill(pad, at, at + size).set(new TextEncoder().encode(value).subarray(0, size), at);
  text(field, 32, 11, 0);
  bytes[43] = "C".charCodeAt(0);
  bytes[48] = width;
  bytes[64] = 0x0d;
  names.forEach((name, i) => {
    const at = header + i * (width + 1);
    bytes[at] = 0x20;
    text(name, at + 1, width, 0x20);
  });
  bytes[bytes.length - 1] = 0x1a;
  return bytes;
}
