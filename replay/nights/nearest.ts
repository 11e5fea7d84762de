// Whose rain it is: a station stands for what is near it. Pure.
import type { Point } from "shared/geo/earth.ts";
import { distanceKm } from "../../sandbox/open_meteo/grid.ts";
import { Mistake } from "../../tools/admin/mistake.ts";
import { cellsOf } from "../sky.ts";
import type { RainRecord } from "./rain_record.ts";

/** A cloudburst is a few kilometres wide. */
const MOST_KM = 40;

export interface Nearest<Each extends RainRecord> {
  record: Each;
  /** 0 where the record does not say where it stands. */
  km: number;
}

/** @throws Mistake where none is near, or one of several does not say where it stands */
export function nearestTo<Each extends RainRecord>(point: Point, records: Each[]): Nearest<Each> {
  if (records.length > 1) {
    const nowhere = records.find(({ place }) => !place);
    if (nowhere) {
      throw new Mistake(
        `${nowhere.source} does not say where it stands: give it alone, without other stations.`,
      );
    }
  }
  const [nearest] = records
    .map((record) => ({ record, km: record.place ? distanceKm(point, record.place) : 0 }))
    .sort((a, b) => a.km - b.km);
  if (nearest!.km <= MOST_KM) return nearest!;
  throw new Mistake(
    `${nearest!.record.source} stands ${
      nearest!.km.toFixed(0)
    } km from the district: take one within ` +
      `${MOST_KM} km.`,
  );
}

export interface NightArea {
  zips: string[];
  nearest: Nearest<RainRecord>;
}

/** The ZIP codes of one cell of the model share their rain: that of the record nearest to the cell. */
export function areasOf(places: Map<string, Point>, records: RainRecord[]): NightArea[] {
  const byRecord = new Map<RainRecord, NightArea>();
  for (const cell of cellsOf({ places })) {
    const nearest = nearestTo(cell, records);
    const area = byRecord.get(nearest.record);
    if (!area) byRecord.set(nearest.record, { zips: cell.zips.toSorted(), nearest });
    else {
      area.zips = [...area.zips, ...cell.zips].sort();
      if (nearest.km > area.nearest.km) area.nearest = nearest;
    }
  }
  return [...byRecord.values()];
}
