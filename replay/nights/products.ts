// Which product a file is, by what it begins with. What cannot be read says which one to take instead.
import { Mistake } from "../../tools/admin/mistake.ts";
import { isAsosMinutes, readAsosMinutes } from "./asos_minutes.ts";
import { columnOf, linesOf, readTable } from "./csv.ts";
import { isHpd, readHpd } from "./hpd.ts";
import { isLcd, readLcd } from "./lcd.ts";
import { readOpenMeteo } from "./open_meteo.ts";
import type { ForeseenRain, RainRecord } from "./rain_record.ts";
import { readText } from "./read_text.ts";

/** @param timeZone of stations that do not say where they stand */
export async function readRain(path: string, timeZone: string): Promise<ForeseenRain[]> {
  const text = await readText(path);
  const records = recordsIn(path, text, timeZone);
  if (records.every(({ falls }) => falls.every(({ mm }) => mm === null))) {
    throw new Mistake(
      `${path} has no amount of rain in any of its lines. Of ASOS it is page 2 that has them, of LCD ` +
        "a station with a gauge: take another file.",
    );
  }
  return records;
}

function recordsIn(path: string, text: string, timeZone: string): RainRecord[] {
  if (/^\s*[[{]/.test(text)) {
    if (/^\s*\{[^]{0,2000}"startsAt"/.test(text)) {
      throw new Mistake(`${path} is a storm file already: deno task replay ${path}`);
    }
    return readOpenMeteo(path, text);
  }
  const first = linesOf(text).next().value as string;
  if (isAsosMinutes(first)) return readAsosMinutes(text);
  const table = readTable(text);
  if (isHpd(table.header)) return readHpd(table, timeZone);
  if (isLcd(table.header)) return readLcd(table, timeZone);
  throw new Mistake(`${path} ${wayOut(first, table.header)}`);
}

const READABLE =
  "What can be read: HPD version 2 by the hour or by 15 minutes, LCD, ASOS one-minute page 2, " +
  "and Open-Meteo's answers (docs/replay.md).";

/** Looks like one of these, and what to do. */
const OTHERS: [is: (first: string, header: string[]) => boolean, words: string][] = [
  [
    (first) => /^.{0,3}\d{8}(HPCP|QPCP|QGAG)/.test(first),
    "has the fixed columns of DSI-3240 or DSI-3260. The same gauges are in HPD version 2: take the " +
    "station's CSV there (ncei.noaa.gov/data/coop-hourly-precipitation/v2).",
  ],
  [
    (first) => /^[A-Z]{3}\d{8}\d{8}(HPCP|QPCP|QGAG)/.test(first),
    "has the fixed columns of HPD version 2. Take the station's CSV, which also says where it stands.",
  ],
  [
    (first) => first.includes("5-MIN"),
    "is ASOS by five minutes, whose reports tell no sum of theirs. Take the one-minute data of the same " +
    "station and month, page 2.",
  ],
  [
    (_, header) => columnOf(header, "HPCP", "QPCP", "QGAG") >= 0,
    "is Climate Data Online's CSV, which leaves dry hours out and does not say its unit. Take the " +
    "station's CSV of HPD version 2 (ncei.noaa.gov/data/coop-hourly-precipitation/v2).",
  ],
  [
    (_, header) => columnOf(header, "UTC_Offset", "Sample_Interval") >= 0,
    "is the list of stations. Take the file of the station nearest to the district.",
  ],
  [
    (_, header) => columnOf(header, "AA1") >= 0,
    "is Global Hourly (ISD). Take LCD of the same station.",
  ],
  [
    (first) => /^\w+\|/.test(first),
    "is GHCNh, or another table of bars. Take LCD of the same station.",
  ],
  [
    (_, header) => columnOf(header, "REPORT_TYPE") >= 0,
    "is LCD without the column HourlyPrecipitation. Ask for it again with that column.",
  ],
  [
    (_, header) =>
      columnOf(header, "PRCP", "DailyPrecipitation") >= 0 && columnOf(header, "DATE") >= 0,
    "has sums of whole days (GHCN-Daily), which tell no night. Take the station's hours: HPD or LCD.",
  ],
];

function wayOut(first: string, header: string[]): string {
  const known = OTHERS.find(([is]) => is(first, header));
  if (known) return `${known[1]} ${READABLE}`;
  return `is nothing that is known here: it begins with "${first.slice(0, 60)}". ${READABLE}`;
}
