// A night as it was, made into a storm's file: what fell by whose word, what was foreseen, who would have been
// told, and what the figures that come of it are worth. Pure, but for the ZIP codes' places.
import type { Point } from "shared/geo/earth.ts";
import type { z } from "zod";
import { Mistake } from "../../tools/admin/mistake.ts";
import { instantOf, localTime, timeOfStorm } from "../local_time.ts";
import { QUARTER_MS } from "../sky.ts";
import type { StormFile } from "../storm_file.ts";
import { caveatsOf, latestWord } from "./caveats.ts";
import type { AskingDistrict } from "./district.ts";
import { areasOf, type Nearest, nearestTo } from "./nearest.ts";
import { quartersOf } from "./quarters.ts";
import { HOUR_MS, MINUTE_MS, type RainRecord } from "./rain_record.ts";
import type { NightSpan, NightWish, Told } from "./told.ts";

export interface Night {
  file: z.input<typeof StormFile>;
  caveats: string[];
}

/** Rain beyond the end that decisions of the last hours look at. */
const BEYOND_MS = 3 * HOUR_MS;
/** As the storm's schema has it. */
const MOST_MM = 100;
const LEAST_KNOWN = 0.5;

/** @param places of the district's ZIP codes and its residents' */
export function makeNight(
  told: Told,
  { district, places, wish }: {
    district: AskingDistrict;
    places: Map<string, Point>;
    wish: NightWish;
  },
): Night {
  const span = spanOf(wish, district.timeZone);
  const write = timeWriter(span, district.timeZone);
  const truth = { ...span, ends: span.ends + BEYOND_MS };
  const sure = told.records.filter((record) => isKnown(record, span));
  if (sure.length === 0) throw nothingKnown(told.records, wish);
  const areas = areasOf(places, sure);
  const rain = areas.map(({ zips, nearest }) => ({
    over: { zips },
    from: wish.begins,
    mm: hourlyLines(amountsOf(nearest, truth)),
    ...forecastOf(told, { zips, places, span: truth, write, wish }),
  }));
  if (areas.every(({ nearest }) => sumOf(nearest.record, span) === 0)) {
    throw new Mistake(
      `By ${
        sure.map(({ source }) => source).join(" and ")
      } no rain fell in the ${wish.hours} hours from ` +
        `${wish.date} ${wish.begins} on. Take another night, or a nearer station.`,
    );
  }
  const { residents, name, zips, levels, leadMinutes, timeZone, smsPerSecond } = district;
  return {
    file: {
      name: `${name}, the night of ${wish.date}`,
      note: `Rain by ${areas.map(({ nearest }) => nearest.record.source).join(" and ")}. ` +
        `${name} and its residents as they were handed in.`,
      timeZone,
      startsAt: `${wish.date}T${wish.begins}`,
      hours: wish.hours,
      smsPerSecond,
      rain,
      districts: [{ name, zips, levels, ...leadMinutes !== undefined && { leadMinutes } }],
      residents: residents.flatMap(inGroups),
    },
    caveats: caveatsOf(told, { areas, span, district, wish, left: left(told.records, sure) }),
  };
}

function spanOf({ date, begins, hours }: NightWish, timeZone: string): NightSpan {
  const local = `${date}T${begins}`;
  const starts = instantOf(local, timeZone);
  const isThere = localTime(starts, starts, timeZone) === begins;
  if (!isThere || starts.getTime() % QUARTER_MS !== 0) {
    throw new Mistake(
      `${local} is no quarter of an hour that the clocks of ${timeZone} show: begin at another, --begins 12:00`,
    );
  }
  return { starts: starts.getTime(), ends: starts.getTime() + hours * HOUR_MS };
}

/** A run's time as the storm's file has it; in the hour that the clocks show twice, the next that can be told. */
function timeWriter({ starts }: NightSpan, timeZone: string): (at: number) => string {
  const startsAt = new Date(starts);
  const local = (at: number) => localTime(new Date(at), startsAt, timeZone);
  const day = new Date(starts).toLocaleDateString("en-CA", { timeZone });
  return (at) => {
    for (let next = at;; next += QUARTER_MS) {
      const written = local(next);
      if (timeOfStorm(written, `${day}T00:00`, timeZone).getTime() === next) return written;
    }
  };
}

function isKnown(record: RainRecord, { starts, ends }: NightSpan): boolean {
  const quarters = quartersOf(record.falls, starts, ends);
  return quarters.filter((mm) => mm !== null).length >= LEAST_KNOWN * quarters.length;
}

function nothingKnown(records: RainRecord[], { date, begins, hours }: NightWish): Mistake {
  const spans = records.map(({ source, falls }) => {
    const times = falls.map(({ to }) => to);
    const [first, last] = [
      times.reduce((a, b) => Math.min(a, b)),
      times.reduce((a, b) => Math.max(a, b)),
    ];
    return `${source}: ${new Date(first).toISOString().slice(0, 10)} to ` +
      new Date(last).toISOString().slice(0, 10);
  });
  return new Mistake(
    `Of the ${hours} hours from ${date} ${begins} on more than half is missing. What was handed in:\n  ` +
      `${spans.join("\n  ")}\nTake another night, or another station.`,
  );
}

function left(all: RainRecord[], sure: RainRecord[]): string[] {
  return all.filter((record) => !sure.includes(record)).map(({ source }) => source);
}

function amountsOf({ record }: Nearest<RainRecord>, { starts, ends }: NightSpan): number[] {
  return quartersOf(record.falls, starts, ends).map((mm, n) => {
    if (mm === null) return 0;
    if (mm <= MOST_MM) return mm;
    const at = new Date(starts + n * QUARTER_MS).toISOString().slice(0, 16);
    throw new Mistake(
      `${record.source} tells of ${
        mm.toFixed(0)
      } mm in the 15 minutes from ${at}Z on, more than ever fell: ` +
        "the value is wrong. Take another station.",
    );
  });
}

function sumOf({ falls }: RainRecord, { starts, ends }: NightSpan): number {
  return quartersOf(falls, starts, ends).reduce<number>((sum, mm) => sum + (mm ?? 0), 0);
}

/** "0.3 0.5 0.8 1.2", an hour each. */
function hourlyLines(mm: number[]): string[] {
  const lines: string[] = [];
  for (let n = 0; n < mm.length; n += 4) {
    lines.push(mm.slice(n, n + 4).map((amount) => Number(amount.toFixed(2))).join(" "));
  }
  return lines;
}

interface Foreseen {
  zips: string[];
  places: Map<string, Point>;
  span: NightSpan;
  write: (at: number) => string;
  wish: NightWish;
}

/**
 * Absent where nobody's forecast was handed in: then what fell was foreseen. What tells no time is known from
 * the beginning, until the first run.
 */
function forecastOf(
  { forecasts, runs }: Told,
  { zips, places, span, write, wish }: Foreseen,
): { forecast?: { runs: { at: string; from: string; mm: string[] }[] } } {
  const here = places.get(zips[0]!)!;
  const word = latestWord(forecasts);
  const known = [
    ...word.length > 0 ? [{ at: span.starts, records: word }] : [],
    ...runs.map(({ startedAt, records }) => ({
      at: Math.max(span.starts, startedAt.getTime() + wish.knownAfterMinutes * MINUTE_MS),
      records,
    })),
  ];
  if (known.length === 0) return {};
  // Of those known at the beginning the last one.
  const byTime = new Map(known.sort((a, b) => a.at - b.at).map((each) => [each.at, each]));
  return {
    forecast: {
      runs: [...byTime.values()].filter(({ at }) => at < span.ends).map(({ at, records }) => ({
        at: write(at),
        from: wish.begins,
        mm: hourlyLines(amountsOf(nearestTo(here, records), span)),
      })),
    },
  };
}

/** As the storm's schema has it. */
const MOST_IN_GROUP = 1000;

function inGroups<Group extends { count: number }>(group: Group): Group[] {
  const groups: Group[] = [];
  for (let count = group.count; count > 0; count -= MOST_IN_GROUP) {
    groups.push({ ...group, count: Math.min(count, MOST_IN_GROUP) });
  }
  return groups;
}
