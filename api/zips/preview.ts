// "At this level you would have had 3 texts in the last 30 days."
import type { Preview } from "shared/api/zips.ts";
import { isAtLeast, type Level, LEVELS } from "shared/levels.ts";
import type { Query } from "shared/server/database.ts";
import { findThresholds } from "shared/server/thresholds.ts";
import { countTexts } from "shared/storms/preview.ts";
import { type Rain, rainOfSums } from "shared/storms/rain.ts";
import { findCell, listPastRain, listWarningAlerts, type WarningAlert } from "./sql.ts";

const DAYS = 30;
const DAY_MS = 24 * 60 * 60_000;
const QUARTERS_PER_DAY = 96;

/** From stored rain, and from the official warnings that were told. Undefined: no such ZIP code. */
export async function previewTexts(
  sql: Query,
  zip: string,
  now: Date,
): Promise<Preview | undefined> {
  const place = await findCell(sql, zip);
  if (!place) return undefined;
  if (place.cellId === null) return { zip, days: 0, texts: { any: 0, heavy: 0, flood: 0 } };
  const [{ rain, days }, thresholds, warned] = await Promise.all([
    readPastRain(sql, place.cellId, now),
    findThresholds(sql, zip),
    listWarningAlerts(sql, zip, sinceOf(now)),
  ]);
  const texts = countTexts(rain, thresholds);
  return { zip, days, texts: withWarnings(texts, warned) };
}

/** Of a cell, the last 30 days, and how many of these are known. */
export async function readPastRain(
  sql: Query,
  cellId: string,
  now: Date,
): Promise<{ rain: Rain; days: number }> {
  const since = sinceOf(now);
  const readings = await listPastRain(sql, cellId, since, now);
  const days = Math.min(DAYS, Math.round(readings.length / QUARTERS_PER_DAY));
  return { rain: rainOfSums(readings), days };
}

function sinceOf(now: Date): Date {
  return new Date(now.getTime() - DAYS * DAY_MS);
}

/**
 * A warning where rain alone would have reached less: one text more at every level, and its
 * all-clear at those levels that the storm had not reached before.
 */
export function withWarnings(
  texts: Record<Level, number>,
  warned: WarningAlert[],
): Record<Level, number> {
  const counts = { ...texts };
  for (const { levelBefore, isCleared } of warned) {
    for (const level of LEVELS) {
      const wasTold = levelBefore !== null && isAtLeast(levelBefore, level);
      counts[level] += isCleared && !wasTold ? 2 : 1;
    }
  }
  return counts;
}
