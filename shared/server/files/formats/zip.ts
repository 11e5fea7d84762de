// What lies in a zip archive, without unpacking more than is wanted of it.
import { unzipSync } from "fflate";
import { Fault, ROOT } from "../geojson/spot.ts";
import { MOST_READ_BYTES } from "../limits.ts";

const MOST_ENTRIES = 2_000;

export interface ZipEntry {
  /** With its folders. */
  path: string;
  bytes: Uint8Array;
}

/**
 * What the Finder adds (`__MACOSX/._x.shp`) is left out.
 *
 * @throws Fault also where it unpacks to more than may be read
 */
export function unpack(bytes: Uint8Array, isWanted: (path: string) => boolean): ZipEntry[] {
  let [entries, size] = [0, 0];
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (++entries > MOST_ENTRIES) throw new Fault(ROOT, TOO_MANY);
        if (isAside(name) || !isWanted(name)) return false;
        size += originalSize;
        if (size > MOST_READ_BYTES) throw new Fault(ROOT, TOO_LARGE);
        return true;
      },
    });
    return Object.entries(files).map(([path, bytes]) => ({ path, bytes }));
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault(ROOT, "it is a zip archive that is broken or cut off: download it again");
  }
}

const TOO_MANY =
  `it is a zip archive of more than ${MOST_ENTRIES} files: zip the one layer that is wanted alone`;
const TOO_LARGE = `it unpacks to more than ${MOST_READ_BYTES / 1_000_000} MB: ` +
  "export the part around the district alone";

/** The names of all, none of them unpacked. */
export function listPaths(bytes: Uint8Array): string[] {
  const paths: string[] = [];
  unpack(bytes, (path) => (paths.push(path), false));
  return paths;
}

function isAside(path: string): boolean {
  return path.endsWith("/") || path.startsWith("__MACOSX/") || /(^|\/)\._/.test(path);
}
