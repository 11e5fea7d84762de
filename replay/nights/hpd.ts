// NCEI's Cooperative Hourly Precipitation Data (HPD, version 2), hourly and by 15 minutes: a line a day, a
// group of five columns for each hour (HR00Val) or quarter (0015Val), in hundredths of an inch, from the
// station's local standard midnight on. The group's time is the beginning of what it sums.
// Source: readme.csv.txt and readme.15min.txt beside the data at ncei.noaa.gov/pub/data/hpd/auto/v2.
import { columnOf, type CsvTable } from "./csv.ts";
import {
  doubt,
  type Fall,
  HOUR_MS,
  MINUTE_MS,
  MM_PER_INCH,
  type RainRecord,
} from "./rain_record.ts";
import { standardOffsets } from "./standard_time.ts";

const SLOT = /^(?:HR(\d\d)|(\d\d)(\d\d))Val$/i;

/** Failed a check, or were deleted by a technician. */
const FAILED = new Set([..."XNYKGOZMDQ"]);
/** Kept: "suspect with regard to the times"; "excludes one or more 15 minute periods". */
const DOUBTFUL = new Set([..."Rq"]);

interface Slot {
  startsMs: number;
  lengthMs: number;
  value: number;
  measured: number;
  quality: number;
}

export function isHpd(header: string[]): boolean {
  return header.some((name) => SLOT.test(name));
}

/** Of one file, a record a station. */
export function readHpd({ header, rows }: CsvTable, timeZone: string): RainRecord[] {
  const slots = slotsOf(header);
  const columns = {
    station: columnOf(header, "STATION", "STNID"),
    latitude: columnOf(header, "LATITUDE", "Lat"),
    longitude: columnOf(header, "LONGITUDE", "Lon"),
    element: columnOf(header, "ELEMENT"),
  };
  const readDay = dayReader(header);
  const stations = new Map<string, Station>();
  for (const row of rows) {
    // QGAG is the level in the gauge, which rises and is emptied.
    if (columns.element >= 0 && row[columns.element]?.trim() === "QGAG") continue;
    const day = readDay(row);
    if (day === undefined) continue;
    const id = row[columns.station]?.trim() || "a station";
    let station = stations.get(id);
    if (!station) {
      const place = placeOf(row[columns.latitude], row[columns.longitude]);
      station = new Station(place, standardOffsets(place, timeZone));
      stations.set(id, station);
    }
    station.addDay(day, row, slots);
  }
  const kind = slots[0]!.lengthMs === HOUR_MS ? "HPD hourly" : "HPD 15-minute";
  return [...stations].map(([id, station]) => station.toRecord(`${kind}, ${id}`));
}

function slotsOf(header: string[]): Slot[] {
  const slots = header.flatMap((name, value) => {
    const [, hour, hourOfQuarter, minute] = name.match(SLOT) ?? [];
    if (hour === undefined && hourOfQuarter === undefined) return [];
    const minutes = Number(hour ?? hourOfQuarter) * 60 + Number(minute ?? 0);
    const flag = (letters: string) => columnOf(header, name.replace(/Val$/i, letters));
    return [{
      startsMs: minutes * MINUTE_MS,
      lengthMs: hour === undefined ? 15 * MINUTE_MS : HOUR_MS,
      value,
      measured: flag("MF"),
      quality: flag("QF"),
    }];
  });
  return slots;
}

/** The day's midnight on the station's clock, as if that were UTC. Beta files have three columns for it. */
function dayReader(header: string[]): (row: string[]) => number | undefined {
  const date = columnOf(header, "DATE", "YEAR-MO-DA", "Year-Month-Day");
  const parts = ["Year", "Month", "Day"].map((name) => columnOf(header, name));
  return (row) => {
    const written = date >= 0
      ? row[date]?.trim().slice(0, 10)
      : parts.map((n) => row[n]?.trim().padStart(2, "0")).join("-");
    const day = /^\d{4}-\d\d-\d\d$/.test(written ?? "") ? Date.parse(`${written}T00:00:00Z`) : NaN;
    return Number.isNaN(day) ? undefined : day;
  };
}

export function placeOf(latitude = "", longitude = ""): RainRecord["place"] {
  if (latitude.trim() === "" || longitude.trim() === "") return undefined;
  const place = { latitude: Number(latitude), longitude: Number(longitude) };
  const isOnEarth = Math.abs(place.latitude) <= 90 && Math.abs(place.longitude) <= 180;
  return isOnEarth ? place : undefined;
}

class Station {
  #falls: Fall[] = [];
  #failed = 0;
  #doubtful = 0;
  #gathered = 0;
  /** Since when the gauge gathers what it tells at the end alone. */
  #gathersFrom?: number;

  constructor(
    private readonly place: RainRecord["place"],
    private readonly offsetIn: (year: number) => number,
  ) {}

  addDay(day: number, row: string[], slots: Slot[]): void {
    const midnight = day - this.offsetIn(new Date(day).getUTCFullYear());
    for (const slot of slots) {
      const from = midnight + slot.startsMs;
      this.#add({ from, to: from + slot.lengthMs, mm: amountOf(row[slot.value]) }, {
        measured: row[slot.measured]?.trim() ?? "",
        quality: row[slot.quality]?.trim() ?? "",
      });
    }
  }

  #add(fall: Fall, { measured, quality }: { measured: string; quality: string }): void {
    if (measured === "a") this.#gathersFrom = fall.from;
    if (measured === "a" || measured === ".") return;
    if (measured === "A" || quality === "A") {
      this.#falls.push({ ...fall, from: this.#gathersFrom ?? fall.from });
      this.#gathersFrom = undefined;
      this.#gathered++;
      return;
    }
    const hasFailed = fall.mm !== null && FAILED.has(quality);
    if (hasFailed) this.#failed++;
    else if (DOUBTFUL.has(quality)) this.#doubtful++;
    this.#falls.push(hasFailed ? { ...fall, mm: null } : fall);
  }

  toRecord(source: string): RainRecord {
    return {
      source,
      place: this.place,
      falls: this.#falls,
      doubts: [
        ...doubt(this.#failed, (n) => `${n} of its values failed NCEI's checks: taken as missing`),
        ...doubt(
          this.#doubtful,
          (n) => `${n} of its values have a doubtful time: taken as they are`,
        ),
        ...doubt(
          this.#gathered,
          (n) => `${n} of its values are sums of several hours: spread evenly over them`,
        ),
      ],
    };
  }
}

/** Hundredths of an inch; -9999, a blank and whatever is negative: missing. */
function amountOf(written = ""): number | null {
  const hundredths = written.trim() === "" ? NaN : Number(written);
  return hundredths >= 0 ? hundredths / 100 * MM_PER_INCH : null;
}
