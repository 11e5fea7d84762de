// The tide in the demo: the gauge that speaks for a district, and a high water of last week that was texted.
import { isAtLeast } from "shared/levels.ts";
import { countSegments } from "shared/server/segments.ts";
import { tideClearText, tideText } from "shared/server/words/tides.ts";
import type { ZipCode } from "shared/server/words/tell.ts";
import type { TideClearFacts, TideFacts } from "shared/tides/facts.ts";
import { levelOfTide } from "shared/tides/levels.ts";
import { STATIONS } from "../../sandbox/coops/stations.ts";
import { TIDE_MS } from "../../sandbox/coops/tide.ts";
import type { Random } from "../../ground/random.ts";
import type { DemoDistrict } from "./districts.ts";
import { type Fate, fateOfSent } from "./fates.ts";
import type { DemoPlace, User } from "./people.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Its people are told by day: that high water is after noon, and over before the evening. */
const HIGH_FROM_HOUR = 13;
const HIGH_UNTIL_HOUR = 17;
const TOLD_BEFORE_MS = 4 * HOUR_MS;
const OVER_AFTER_MS = 2.5 * HOUR_MS;
const VALID_MS = 2 * HOUR_MS;
/** What the wind put on it, in metres above flood level. */
const OVER_METRES = 0.12;

interface DemoTideText extends Fate {
  id: string;
  kind: "alert";
  userId: string;
  phone: string;
  episodeId: string;
  step: "heavy" | "clear";
  alertId: string;
  tideZip: string;
  language: string;
  body: string;
  segments: number;
  priority: number;
  createdAt: Date;
  expiresAt: Date;
}

export function makeTides(
  { gauge, zips, timeZone }: DemoDistrict & { gauge: string },
  { bidId, users, places, townOf, publicUrl, now, random }: {
    bidId: string;
    users: User[];
    places: DemoPlace[];
    townOf: (zip: string) => ZipCode;
    publicUrl: string;
    now: Date;
    random: Random;
  },
) {
  const station = stationOf(gauge);
  const { id: stationId, minor } = station;
  const highAt = highWaterOfLastWeek(now, timeZone);
  const startedAt = new Date(highAt.getTime() - TOLD_BEFORE_MS);
  const clearedAt = new Date(highAt.getTime() + OVER_AFTER_MS);
  const tideId = random.id(startedAt);
  const [crossedMetres, highMetres] = [minor / 1000, minor / 1000 + OVER_METRES];
  const named = { station: { id: stationId, name: station.name }, level: "minor" } as const;
  const high = { at: highAt.toISOString(), metres: highMetres };
  const facts: TideFacts = {
    ...named,
    crossedMetres,
    minorMetres: crossedMetres,
    peak: high,
    predictedMetres: station.usualMetres,
    residualMetres: round(highMetres - station.usualMetres),
    observed: { at: startedAt.toISOString(), metres: round(station.usualMetres / 2) },
    until: new Date(highAt.getTime() + 1.5 * HOUR_MS).toISOString(),
  };
  const over: TideClearFacts = {
    ...named,
    minorMetres: crossedMetres,
    highest: high,
    cameTrue: true,
  };
  const alert = (
    step: DemoTideText["step"],
    told: TideFacts | TideClearFacts,
    createdAt: Date,
  ) => ({
    id: random.id(createdAt),
    tideId,
    step,
    turn: 1,
    facts: told,
    createdAt,
  });
  const [first, last] = [alert("heavy", facts, startedAt), alert("clear", over, clearedAt)];
  const readers = users.filter((user) => user.wantsTides && isReachable(user, startedAt));
  const texts = readers.flatMap((user, n) => {
    const home = places.find(({ userId, zip, level }) =>
      userId === user.id && zips.includes(zip) && isAtLeast(levelOfTide("minor"), level)
    );
    if (!home) return [];
    const place = townOf(home.zip);
    const words = { place, publicUrl };
    const write = (
      { id: alertId, step, createdAt }: typeof first,
      body: string,
      priority: number,
    ): DemoTideText => ({
      id: random.id(createdAt),
      kind: "alert",
      userId: user.id,
      phone: user.phone,
      episodeId: tideId,
      step,
      alertId,
      tideZip: home.zip,
      language: user.language,
      body,
      segments: countSegments(body),
      priority,
      createdAt,
      expiresAt: new Date(createdAt.getTime() + VALID_MS),
      ...fateOfSent(createdAt, { heldFor: null, waitMs: n * 1000, now, random }),
    });
    const { language } = user;
    return [
      write(first, tideText(language, { ...words, facts, now: startedAt }), 2),
      write(last, tideClearText(language, { ...words, facts: over }), 0),
    ];
  });
  const { usualMetres: _, ...row } = station;
  return {
    // Long ago, so that a worker asks for NOAA's list at its start.
    stations: [{ ...row, levelsBy: "nws", listedAt: new Date(now.getTime() - 30 * DAY_MS) }],
    zipStations: zips.map((zip) => ({ zip, stationId, bidId, chosenAt: startedAt })),
    tides: [
      { id: tideId, stationId, level: "minor", startedAt, highAt, clearedAt, cameTrue: true },
    ],
    alerts: [first, last],
    texts,
  };
}

function stationOf(id: string) {
  const { name, state, latitude, longitude, datums, nws } = STATIONS.find((one) => one.id === id)!;
  const mm = (metres: number | null) => Math.round((metres! - datums!.mllw) * 1000);
  const [minor, moderate, major] = nws.map(mm) as [number, number, number];
  const usualMetres = round(datums!.mhhw - datums!.mllw);
  return { id, name, state, latitude, longitude, minor, moderate, major, usualMetres };
}

/** By the sandbox's moon. Each day it is 50 minutes later, so that one of two weeks is after noon. */
function highWaterOfLastWeek(now: Date, timeZone: string): Date {
  const hour = new Intl.DateTimeFormat("en-US", { timeZone, hour: "numeric", hourCycle: "h23" });
  let at = Math.floor((now.getTime() - 4 * DAY_MS) / TIDE_MS) * TIDE_MS;
  const isByDay = (there: number) => there >= HIGH_FROM_HOUR && there < HIGH_UNTIL_HOUR;
  while (!isByDay(Number(hour.format(at)))) at -= TIDE_MS;
  return new Date(at);
}

function isReachable({ createdAt, unsubscribedAt, unreachableAt, pausedUntil }: User, at: Date) {
  return createdAt <= at && !pausedUntil && !(unsubscribedAt && unsubscribedAt <= at) &&
    !(unreachableAt && unreachableAt <= at);
}

function round(metres: number): number {
  return Math.round(metres * 1000) / 1000;
}
