// What people bring of a district's boundary, a small file of each kind: taken, asked about, or refused with the way out.
import assert from "node:assert/strict";
import { gzipSync, zipSync } from "fflate";
import { LONG_ISLAND, shapefileZip } from "../../../testing/files/shapefile.ts";
import { readBoundary } from "./boundary/boundary.ts";
import { UnusableFile } from "./open.ts";

type Pair = [x: number, y: number];

const ZIPS = [{ zip: "11201", latitude: 40.69, longitude: -73.99, roomMetres: 2000 }];
const CORNERS: Pair[] = [[-73.99, 40.689], [-73.99, 40.692], [-73.986, 40.692], [-73.986, 40.689]];
const RING: Pair[] = [...CORNERS, CORNERS[0]!];
const FEET: Pair[] = [[987_654, 190_123], [987_654, 191_123], [988_654, 191_123], [
  987_654,
  190_123,
]];
const text = (words: string) => new TextEncoder().encode(words);
const json = (value: unknown) => text(JSON.stringify(value));
const polygon = (...rings: unknown[]) => ({ type: "Polygon", coordinates: rings });
const features = (...geometries: unknown[]) => ({
  type: "FeatureCollection",
  features: geometries.map((geometry, i) => ({
    type: "Feature",
    properties: { OBJECTID: i + 1, f_all_bi_2: `${"Court Fulton Smith".split(" ")[i]} BID` },
    geometry,
  })),
});
const coordinates = (ring: Pair[]) => ring.map((pair) => `${pair.join(",")},0`).join(" ");
const KML = `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2">
  <Document><Folder><name>Our BID</name><Placemark><name>Court</name>
  <description><![CDATA[<b>ours</b><br>]]></description><MultiGeometry><Polygon><outerBoundaryIs>
  <LinearRing><coordinates>${
  coordinates(RING)
}</coordinates></LinearRing></outerBoundaryIs></Polygon>
  </MultiGeometry></Placemark><Placemark><name>Office</name><Point><coordinates>-73.988,40.69,0</coordinates>
  </Point></Placemark><Placemark><name>Nowhere</name></Placemark></Folder></Document></kml>`;
const WKT = `MULTIPOLYGON (((${RING.map((pair) => pair.join(" ")).join(", ")})))`;
const shifted = CORNERS.map(([x, y]): Pair => [x + 0.01, y]);
const utf16 = (words: string) =>
  new Uint8Array([0xff, 0xfe, ...[...words].flatMap((sign) => [sign.charCodeAt(0), 0])]);

interface Expected {
  parts?: number[];
  /** Words of each mend. */
  asks?: RegExp[];
  leftOut?: RegExp[];
  names?: string[];
}

const READ: [what: string, bytes: Uint8Array, expected: Expected][] = [
  [
    "1. a city's GeoJSON of all its districts",
    json(features(polygon(RING), polygon([...shifted, shifted[0]]))),
    { names: ["Court BID", "Fulton BID"] },
  ],
  [
    "2. the same as a zipped Shapefile in feet, with the Finder's shadow and a folder",
    shapefileZip([{ ring: FEET, name: "Court BID" }], {
      prj: LONG_ISLAND,
      folder: "nybid/",
      more: { "__MACOSX/nybid/._layer.shp": text("x"), "nybid/read me.txt": text("x") },
    }),
    { names: ["Court BID"] },
  ],
  [
    "2. the same without its .prj",
    shapefileZip([{ ring: FEET, name: "Court BID" }]),
    { asks: [/feet of New York Long Island/] },
  ],
  [
    "3. QGIS's export: crs of degrees, MultiPolygon, properties of null",
    json({
      type: "FeatureCollection",
      name: "bid",
      crs: { type: "name", properties: { name: "urn:ogc:def:crs:OGC:1.3:CRS84" } },
      features: [{
        type: "Feature",
        properties: null,
        geometry: { type: "MultiPolygon", coordinates: [[RING]] },
      }],
    }),
    {},
  ],
  [
    "4. QGIS's export in the project's feet",
    json({
      ...features(polygon(FEET)),
      crs: { type: "name", properties: { name: "urn:ogc:def:crs:EPSG::2263" } },
    }),
    { asks: [/EPSG:2263/] },
  ],
  [
    "5. ArcGIS Online's, with heights of zero",
    json(features(polygon(RING.map((at) => [...at, 0])))),
    {},
  ],
  [
    "6. ArcGIS's own JSON in Web Mercator, a part and its hole in one list",
    json({
      spatialReference: { wkid: 102100, latestWkid: 3857 },
      features: [{
        attributes: { NAME: "Court" },
        geometry: {
          rings: [
            [[-8_236_500, 4_967_000], [-8_236_500, 4_967_500], [-8_236_000, 4_967_500], [
              -8_236_000,
              4_967_000,
            ], [-8_236_500, 4_967_000]],
            [[-8_236_300, 4_967_200], [-8_236_200, 4_967_200], [-8_236_200, 4_967_300], [
              -8_236_300,
              4_967_200,
            ]],
          ],
        },
      }],
    }),
    { parts: [2], asks: [/Web Mercator/], names: ["Court"] },
  ],
  [
    "7. geojson.io's, with a point and a line left beside it",
    json(features(
      polygon(RING),
      { type: "Point", coordinates: RING[0] },
      { type: "LineString", coordinates: CORNERS },
    )),
    { leftOut: [/^1 point$/, /^1 line$/] },
  ],
  [
    "8. the same by hand, latitude first",
    json(polygon(RING.map(([x, y]) => [y, x]))),
    { asks: [/latitude first.*Southern Ocean/] },
  ],
  ["9. Google My Maps' KML", text(KML), { names: ["Court"], leftOut: [/1 point/, /no geometry/] }],
  ["9. and as KMZ", zipSync({ "doc.kml": text(KML), "images/x.png": text("x") }), {
    names: ["Court"],
  }],
  [
    "9. a border walked with a phone, as GPX",
    text(
      `<gpx version="1.1"><trk><trkseg>${
        RING.map(([x, y]) => `<trkpt lat="${y}" lon="${x}"></trkpt>`).join("")
      }</trkseg></trk></gpx>`,
    ),
    { asks: [/a line and no area/] },
  ],
  [
    "10. an area with a park left out",
    json(polygon(RING, [[-73.989, 40.69], [-73.988, 40.69], [
      -73.988,
      40.691,
    ]])),
    { parts: [2] },
  ],
  ["11. a bow-tie", json(polygon([CORNERS[0], CORNERS[2], CORNERS[1], CORNERS[3]])), {
    parts: [1, 1],
    asks: [/crosses/],
  }],
  ["12. an outer ring clockwise", json(polygon(RING.toReversed())), {}],
  ["13. a ring that is not closed", json(polygon(CORNERS)), {}],
  ["14. a border as a line", json({ type: "LineString", coordinates: RING }), { asks: [/a line/] }],
  ["17. GeoJSON with a byte-order mark", text(`\ufeff${JSON.stringify(polygon(RING))}`), {}],
  ["17. GeoJSON in UTF-16", utf16(JSON.stringify(polygon(RING))), {}],
  [
    "18. a feature a line",
    text(
      features(polygon(RING)).features.map((one) => JSON.stringify(one)).join("\n") + "\n" +
        JSON.stringify({
          type: "Feature",
          properties: {},
          geometry: { type: "Point", coordinates: RING[0] },
        }),
    ),
    { leftOut: [/1 point/] },
  ],
  [
    "18. TopoJSON",
    json({
      type: "Topology",
      arcs: [RING],
      objects: { bid: { type: "Polygon", arcs: [[0]], properties: { name: "Court" } } },
    }),
    { names: ["Court"] },
  ],
  [
    "19. a portal's CSV with an area as well-known text",
    text(`the_geom,F_ALL_BI_2\r\n"${WKT}",Court BID\r\n`),
    { names: ["Court BID"] },
  ],
  ["a GeoJSON in a zip", zipSync({ "bid.geojson": json(polygon(RING)) }), {}],
];

for (const [what, bytes, { parts = [1], asks = [], leftOut, names }] of READ) {
  Deno.test(`of a boundary it reads ${what}`, () => {
    const read = readBoundary(bytes, { zips: ZIPS });
    const [own] = read.candidates;
    assert.equal(own!.no, undefined);
    assert.deepEqual(own!.parts.map((part) => part.length), parts);
    assert.equal(own!.mends.length, asks.length, JSON.stringify(own!.mends));
    asks.forEach((words, i) => assert.match(own!.mends[i]!.words, words));
    if (names) assert.deepEqual(read.candidates.map(({ name }) => name), names);
    leftOut?.forEach((words, i) => assert.match(read.leftOut[i]!, words));
    for (const [longitude, latitude] of own!.parts.flat(2)) {
      assert.ok(Math.abs(longitude + 73.99) < 0.05 && Math.abs(latitude - 40.69) < 0.05);
    }
  });
}

const deep = (open: string, close: string, depth: number) =>
  open.repeat(depth) + close.repeat(depth);
const REFUSED: [what: string, bytes: Uint8Array, way: RegExp][] = [
  ["13. a ring of fewer than three places", json(polygon([RING[0], RING[1], RING[0]])), /three/],
  ["20. a PDF", text("%PDF-1.7"), /ask whoever made it for GeoJSON.*city's open data.*geojson\.io/],
  ["20. a screenshot", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13]), /a picture.*geojson\.io/],
  ["20. an AutoCAD drawing", text("  0\nSECTION\n  2\nHEADER"), /DXF.*geojson\.io/],
  ["26. one part of a Shapefile alone", new Uint8Array([0, 0, 0x27, 0x0a]), /zip its \.shp, \.dbf/],
  ["26. a Shapefile's zip without its .shp", zipSync({ "a.dbf": text("x") }), /no \.shp file/],
  ["27. an Excel workbook", zipSync({ "xl/workbook.xml": text("<x/>") }), /CSV UTF-8/],
  ["27. an old Excel file", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), /CSV UTF-8/],
  ["a geodatabase", zipSync({ "a.gdb/a00000001.gdbtable": text("x") }), /as a Shapefile/],
  ["a KML that only links to a map", text("<kml><NetworkLink/></kml>"), /Export data without/],
  ["a web page", text("<!DOCTYPE html><html><body>x</body></html>"), /Download or Export button/],
  ["a compressed file", gzipSync(text("{}")), /unpack it/],
  ["a list of names", text("name,phone\nAna,1\n"), /without a column of areas/],
  ["nothing", text(""), /it is empty/],
  ["a zip cut off", shapefileZip([{ ring: RING, name: "x" }]).slice(0, 300), /broken or cut off/],
  [
    "a zip that unpacks to far more than may be read",
    zipSync({ "a.geojson": new Uint8Array(60_000_000) }, { level: 1 }),
    /unpacks to more than 50 MB/,
  ],
  [
    "a zip whose list says less than it unpacks to",
    lyingZip(),
    /./,
  ],
  [
    "entities that multiply (billion laughs)",
    text('<!DOCTYPE kml [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><kml>&b;</kml>'),
    /DOCTYPE/,
  ],
  [
    "XML nested without end",
    text(`<kml>${deep("<Folder>", "</Folder>", 50_000)}</kml>`),
    /too deep/,
  ],
  ["XML cut off", text(KML.slice(0, 300)), /broken or cut off/],
  [
    "JSON nested without end",
    text(`{"type":"Polygon","coordinates":${deep("[", "]", 300_000)}}`),
    /deep/,
  ],
  ["a file larger than may be read", new Uint8Array(50_000_001).fill(32), /larger than 50 MB/],
];

/** The size in its list, and beside its bytes, is ten. */
function lyingZip(): Uint8Array {
  const zip = zipSync({ "a.geojson": new Uint8Array(5_000_000).fill(0x20) });
  const view = new DataView(zip.buffer);
  for (let at = 0; at + 4 < zip.length; at++) {
    if (view.getUint32(at, true) === 5_000_000) view.setUint32(at, 10, true);
  }
  return zip;
}

for (const [what, bytes, way] of REFUSED) {
  Deno.test(`of a boundary it refuses ${what}, in a sentence that names the way out`, () => {
    assert.throws(() => readBoundary(bytes, { zips: ZIPS }), (error) => {
      assert.ok(error instanceof UnusableFile, String(error));
      assert.match(error.message, way);
      return true;
    });
  });
}
