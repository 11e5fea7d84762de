// KML, as Google My Maps and Earth write it, and GPX, as somebody walks a border.
import { gpx, kml } from "@tmcw/togeojson";
import { DOMParser } from "@xmldom/xmldom";
import { Fault, ROOT } from "../geojson/spot.ts";

/** Folders in folders: nobody has drawn more. */
const DEEPEST = 64;

/** @throws Fault. Returns GeoJSON. */
export function readXml(text: string): { format: "KML" | "GPX"; root: unknown } {
  refuseTraps(text);
  const document = parse(text);
  const name = document.documentElement?.localName?.toLowerCase();
  if (name === "kml") return { format: "KML", root: ofKml(document) };
  if (name === "gpx") return { format: "GPX", root: gpx(document) };
  throw new Fault(
    ROOT,
    name === "html"
      ? "it is a web page, not the file behind it: press that page's Download or Export button"
      : "it is XML, and neither KML nor GPX: export it as GeoJSON",
  );
}

function ofKml(document: ReturnType<typeof parse>): unknown {
  const root = kml(document);
  if (root.features.some(({ geometry }) => geometry)) return root;
  const isLink = document.getElementsByTagName("NetworkLink").length > 0;
  throw new Fault(
    ROOT,
    isLink
      ? "this KML only links to a map elsewhere: in Google My Maps choose Export data without " +
        '"Keep data up to date with network link"'
      : "this KML has no place in it: draw the area in its map, then export it again",
  );
}

/** Before anything is built of it: entities that multiply, elements nested without end. */
function refuseTraps(text: string): void {
  if (/<!(DOCTYPE(?!\s+html)|ENTITY)/i.test(text)) {
    throw new Fault(ROOT, "it declares a DOCTYPE, as no map's file does: export it anew as KML");
  }
  let depth = 0;
  const plain = text.replaceAll(/<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->/g, "");
  for (const [, end, alone] of plain.matchAll(/<(\/?)[a-z_][^<>]*?(\/?)>/gi)) {
    if (alone) continue;
    depth += end ? -1 : 1;
    if (depth > DEEPEST) throw new Fault(ROOT, "it is nested too deep for a map's file");
  }
}

function parse(text: string) {
  const refuse = () => new Fault(ROOT, "it is XML that is broken or cut off: export it again");
  try {
    const parser = new DOMParser({
      onError: (level) => {
        if (level !== "warning") throw refuse();
      },
    });
    return parser.parseFromString(text, "text/xml");
  } catch {
    throw refuse();
  }
}
