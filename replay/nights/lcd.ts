// NCEI's Local Climatological Data, versions 1 and 2: a line a report of an airport's station, at its local
// standard time all the year. HourlyPrecipitation is what has fallen since the last hourly report (FM-15);
// reports between two of them (FM-16) tell of a part of the hour.
// Sources: LCD_documentation.pdf ("accumulated … within the preceding hour", "T", "s", "V", "M"); version 2 is in
// millimetres unless standard units were asked for, version 1 in inches.
import { columnOf, type CsvTable } from "./csv.ts";
import { placeOf } from "./hpd.ts";
import {
  doubt,
  type Fall,
  HOUR_MS,
  MINUTE_MS,
  MM_PER_INCH,
  type RainRecord,
} from "./rain_record.ts";
import { standardOffsets } from "./standard_time.ts";

const AMOUNT = ["HourlyPrecipitation", "HOURLYPrecip"];
const HOURLY = "FM-15";
const SPECIAL = "FM-16";
/** One hourly report is at times left out; after more the part since then is nobody's. */
const LONGEST_HOUR_MS = 75 * MINUTE_MS;

interface Report {
  at: number;
  isHourly: boolean;
  amount: string;
}

export function isLcd(header: string[]): boolean {
  return columnOf(header, "REPORT_TYPE", "REPORTTPYE", "REPORTTYPE") >= 0 &&
    columnOf(header, ...AMOUNT) >= 0;
}

export function readLcd({ header, rows }: CsvTable, timeZone: string): RainRecord[] {
  const columns = {
    station: columnOf(header, "STATION"),
    latitude: columnOf(header, "LATITUDE"),
    longitude: columnOf(header, "LONGITUDE"),
    at: columnOf(header, "DATE"),
    kind: columnOf(header, "REPORT_TYPE", "REPORTTPYE", "REPORTTYPE"),
    amount: columnOf(header, ...AMOUNT),
  };
  const stations = new Map<string, { place: RainRecord["place"]; reports: Report[] }>();
  const clocks = new Map<string, (year: number) => number>();
  for (const row of rows) {
    const kind = row[columns.kind]?.trim();
    if (kind !== HOURLY && kind !== SPECIAL) continue;
    const wall = Date.parse(`${row[columns.at]?.trim().replace(" ", "T").slice(0, 16)}:00Z`);
    if (Number.isNaN(wall)) continue;
    const id = row[columns.station]?.trim() || "a station";
    if (!stations.has(id)) {
      const place = placeOf(row[columns.latitude], row[columns.longitude]);
      stations.set(id, { place, reports: [] });
      clocks.set(id, standardOffsets(place, timeZone));
    }
    stations.get(id)!.reports.push({
      at: wall - clocks.get(id)!(new Date(wall).getUTCFullYear()),
      isHourly: kind === HOURLY,
      amount: row[columns.amount]?.trim() ?? "",
    });
  }
  return [...stations].map(([id, { place, reports }]) => toRecord(id, place, reports));
}

function toRecord(id: string, place: RainRecord["place"], reports: Report[]): RainRecord {
  const isMetric = isInMillimetres(id, reports);
  const counts = { suspect: 0, blank: 0, hourly: 0 };
  const falls: Fall[] = [];
  let hourFrom = -Infinity;
  let told = { at: -Infinity, mm: 0 };
  for (const { at, isHourly, amount } of inOrder(reports)) {
    if (at - hourFrom > LONGEST_HOUR_MS) {
      hourFrom = at - HOUR_MS;
      told = { at: hourFrom, mm: 0 };
    }
    if (isHourly) counts.hourly++;
    if (amount.endsWith("s")) counts.suspect++;
    if (isHourly && amount === "") counts.blank++;
    const mm = amountOf(amount, isMetric);
    // A special report without an amount says nothing of the rain.
    if (mm === undefined && !isHourly) continue;
    const known = mm === undefined ? 0 : mm;
    falls.push({ from: told.at, to: at, mm: known && Math.max(0, known - told.mm) });
    told = { at, mm: Math.max(told.mm, known ?? 0) };
    if (!isHourly) continue;
    hourFrom = at;
    told = { at, mm: 0 };
  }
  return {
    source: `LCD, ${id}`,
    place,
    falls,
    doubts: [
      `its amounts are read as ${isMetric ? "millimetres" : "inches"}`,
      ...doubt(
        counts.suspect,
        (n) => `${n} of its amounts are marked as suspect: taken as missing`,
      ),
      ...doubt(
        counts.blank,
        (n) => `${n} of its ${counts.hourly} hourly reports tell no amount: taken as dry`,
      ),
    ],
  };
}

/** Version 2's stations have names of letters first; inches have two digits behind the point. */
function isInMillimetres(id: string, reports: Report[]): boolean {
  return /^[A-Z]{3}/.test(id) && !reports.some(({ amount }) => /\.\d\d/.test(amount));
}

/** Sent again, a report counts once. */
function inOrder(reports: Report[]): Report[] {
  const once = new Map(reports.map((report) => [`${report.at} ${report.isHourly}`, report]));
  return [...once.values()].sort((a, b) => a.at - b.at);
}

/** Undefined: nothing is said; null: missing, or not to be trusted. A trace is less than can be measured. */
function amountOf(written: string, isMetric: boolean): number | null | undefined {
  if (written === "") return undefined;
  if (written === "T") return 0;
  const [, digits] = written.match(/^(\d*\.?\d+)(?:V|\*)?$/) ?? [];
  if (digits === undefined) return null;
  return Number(digits) * (isMetric ? 1 : MM_PER_INCH);
}
