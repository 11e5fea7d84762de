// Catch basins from a file, as cities publish them and shops write them down.
import type { Part } from "shared/geo/areas.ts";
import { offsetOf, type Point } from "shared/geo/earth.ts";
import { Fault, ROOT } from "../geojson/spot.ts";
import { openFile, refusing } from "../open.ts";
import { type Ground, type PlacedRows, readPlacedRows } from "../tables/placed_rows.ts";
import { isPlaceColumn } from "../tables/places.ts";
import { columnOf, plainName } from "../tables/rows.ts";

const IDS = [
  ...["unitid", "puc_maximo_asset_id", "drain id", "drain #", "drain no", "asset id", "assetid"],
  ...["facilityid", "inlet id", "catch basin id", "basin id", "cb id", "cbid", "unit id", "id"],
  ...["drain", "number", "no", "gid", "objectid", "fid"],
];
const KINDS = [
  ...["drain type", "basin type", "inlet type", "unit type", "unit_type", "asset type", "subtype"],
  ...["type", "kind", "category"],
];
/** No 25 square kilometres have more. */
const MOST_DRAINS = 20_000;
/** Nearer than this no two grates fit. */
const SAME_METRES = 0.5;
const LONGEST = 100;

export interface ReadDrain extends Point {
  sourceId: string | null;
  kind: string | null;
}

interface ReadDrains extends Omit<PlacedRows, "rows" | "header"> {
  format: string;
  header: string[];
  drains: ReadDrain[];
  /** Names of the columns that were taken for it. */
  columns: { id?: string; kind?: string };
}

/** Names of columns, as whoever brings the file has chosen them. */
export interface DrainColumns {
  id?: string;
  kind?: string;
  latitude?: string;
  longitude?: string;
}

/** @throws FileRefused */
export function readDrains(
  bytes: Uint8Array,
  ground: Ground,
  wanted: DrainColumns = {},
): ReadDrains {
  const opened = openFile(bytes, isDrainColumn);
  return refusing(opened, () => {
    const { rows, header, leftOut, ...read } = readPlacedRows(opened, ground, wanted);
    const id = columnOf(header, wanted.id ? [wanted.id] : IDS);
    const kind = columnOf(header, wanted.kind ? [wanted.kind] : KINDS);
    const cellOf = (cells: string[], at: number | undefined) =>
      at === undefined ? null : cells[at]?.slice(0, LONGEST).trim() || null;
    const drains = rows.map(({ cells, position: [longitude, latitude] }): ReadDrain => ({
      sourceId: cellOf(cells, id),
      kind: cellOf(cells, kind),
      latitude,
      longitude,
    }));
    const { once, twice } = takeOnce(drains, ground.parts);
    if (once.length > MOST_DRAINS) {
      throw new Fault(ROOT, `it has ${once.length} drains here, and ${MOST_DRAINS} may be`);
    }
    return {
      format: opened.format,
      header,
      ...read,
      drains: once,
      leftOut: twice > 0 ? [...leftOut, { count: twice, why: "the same drain twice" }] : leftOut,
      columns: {
        id: id === undefined ? undefined : header[id],
        kind: kind === undefined ? undefined : header[kind],
      },
    };
  });
}

function isDrainColumn(name: string): boolean {
  return isPlaceColumn(name) ||
    [...IDS, ...KINDS, "notes"].some((known) => plainName(known) === plainName(name));
}

/** One of a number, and one of a place. */
function takeOnce(drains: ReadDrain[], parts: Part[]): { once: ReadDrain[]; twice: number } {
  const [longitude, latitude] = parts[0]![0]![0]!;
  const ids = new Set<string>();
  const byCell = new Map<string, { east: number; north: number }[]>();
  const once = drains.filter((drain) => {
    if (drain.sourceId !== null && ids.has(drain.sourceId)) return false;
    const offset = offsetOf({ longitude, latitude }, drain);
    const [x, y] = [offset.east, offset.north].map((metres) =>
      Math.floor(metres / SAME_METRES)
    ) as [
      number,
      number,
    ];
    const around = [-1, 0, 1].flatMap((dx) =>
      [-1, 0, 1].flatMap((dy) => byCell.get(`${x + dx} ${y + dy}`) ?? [])
    );
    const isThere = around.some(({ east, north }) =>
      Math.hypot(east - offset.east, north - offset.north) < SAME_METRES
    );
    if (isThere) return false;
    if (drain.sourceId !== null) ids.add(drain.sourceId);
    byCell.set(`${x} ${y}`, [...byCell.get(`${x} ${y}`) ?? [], offset]);
    return true;
  });
  return { once, twice: drains.length - once.length };
}
