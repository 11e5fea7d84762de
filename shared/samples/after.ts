// An after-storm report with something in each of its parts, its links, files and photos.
import type {
  AfterFile,
  AfterLink,
  AfterPictureChoice,
  AfterReport,
} from "../api/district/after.ts";
import { incident } from "./incidents.ts";
import { ownDistrict } from "./district.ts";
import { REPORT_ID } from "./reports.ts";

const STORM = "0199f000-0000-7000-8000-0000000000f1";
export const AFTER_TOKEN = "Zm9yLXRoZS1ib2FyZC1hbmQtdGhlLWNpdHkt";

const CORNER = {
  zip: "11231",
  location: { latitude: 40.6775, longitude: -74.0085 },
  streets: { kind: "at" as const, street: "Court Street", crossing: "Smith <Street>" },
};
const SOMEWHERE = { zip: "11231", location: null, streets: null };
const TEXTS: AfterReport["texts"] = {
  waiting: 1,
  sent: 2,
  delivered: 300,
  failed: 3,
  dropped: 1,
  failures: [{ reason: "Phone off or out of reach", count: 3 }],
  minutesToLastPhone: 6.4,
};

/** To the staff, if nothing else is said. */
export function afterReport(changes: Partial<AfterReport> = {}): AfterReport {
  const { name, timeZone, boundary } = ownDistrict();
  const quarters = [0, 0, 2, 6.2, 11.5, 4, 1, 0, 0, 0].map((mm, n) => ({
    mm,
    at: new Date(Date.parse("2026-11-22T17:15:00Z") + n * 900_000).toISOString(),
  }));
  const own = {
    id: STORM,
    startedAt: "2026-11-22T17:30:00.000Z",
    clearedAt: "2026-11-22T20:00:00.000Z",
  };
  return {
    district: { name, timeZone, boundary },
    audience: "staff",
    storm: { ...own, level: "flood" },
    from: "2026-11-22T16:30:00.000Z",
    until: "2026-11-23T08:00:00.000Z",
    asOf: "2026-11-24T15:00:00.000Z",
    zips: ["11231", "11215"],
    thresholds: {
      heavy: { mmPer15Min: 5, mmPerHour: 10 },
      flood: { mmPer15Min: 10, mmPerHour: null },
    },
    rain: [
      {
        zips: ["11231"],
        totalMm: 24.7,
        wettestQuarter: { mm: 11.5, at: quarters[4]!.at },
        wettestHour: { mm: 23.7, at: quarters[5]!.at },
        level: "flood",
        quarters,
      },
      {
        zips: ["11215"],
        totalMm: 0,
        wettestQuarter: null,
        wettestHour: null,
        level: null,
        quarters: quarters.map(({ at }) => ({ at, mm: 0 })),
      },
    ],
    warnings: [{
      event: "Flash Flood Warning",
      headline: "Flash Flood Warning until 3 PM",
      sender: "NWS New York",
      issuedAt: "2026-11-22T17:40:00.000Z",
      endsAt: null,
      zips: ["11231"],
    }],
    tides: [{
      station: "The Battery",
      level: "minor",
      startedAt: "2026-11-22T16:00:00.000Z",
      clearedAt: null,
      crest: { metres: 2.31, at: "2026-11-22T18:06:00.000Z" },
      minorMetres: 2.19,
    }],
    people: { texted: 306, reached: 300 },
    texts: TEXTS,
    alerts: [
      { step: "heavy", at: "2026-11-22T17:30:00.000Z", zips: ["11215", "11231"], texts: TEXTS },
      { step: "clear", at: "2026-11-22T20:00:00.000Z", zips: ["11231"], texts: TEXTS },
    ],
    broadcasts: [{ at: "2026-11-22T18:00:00.000Z", people: 309, texts: TEXTS }],
    reports: {
      count: 3,
      isCut: false,
      byDepth: [
        { depth: "ankle", count: 1 },
        { depth: "knee", count: 1 },
        { depth: "waist", count: 0 },
        { depth: "inside", count: 1 },
      ],
      byHour: [
        { at: "2026-11-22T18:00:00.000Z", count: 2, deepest: "inside" },
        { at: "2026-11-22T19:00:00.000Z", count: 0, deepest: null },
        { at: "2026-11-22T20:00:00.000Z", count: 1, deepest: "ankle" },
      ],
      byStatus: [{ status: "water_gone", count: 2 }, { status: "passed_on", count: 1 }],
      places: [
        {
          ...CORNER,
          reports: 2,
          deepest: "inside",
          firstAt: "2026-11-22T18:10:00.000Z",
          lastAt: "2026-11-22T18:40:00.000Z",
        },
        {
          ...SOMEWHERE,
          reports: 1,
          deepest: "ankle",
          firstAt: "2026-11-22T20:10:00.000Z",
          lastAt: "2026-11-22T20:10:00.000Z",
        },
      ],
      rows: [
        {
          ...CORNER,
          id: REPORT_ID,
          depth: "inside",
          status: "water_gone",
          happenedAt: "2026-11-22T18:10:00.000Z",
          createdAt: "2026-11-22T18:12:00.000Z",
          cityNumber: null,
          note: "地下室进水了，水很深 *#[x]",
          minutesToAnswer: 12,
          isPrivate: true,
        },
        {
          ...SOMEWHERE,
          id: REPORT_ID,
          depth: "ankle",
          status: "passed_on",
          happenedAt: "2026-11-22T20:10:00.000Z",
          createdAt: "2026-11-22T20:12:00.000Z",
          cityNumber: "311-20401234",
          note: "Agua en la calle, sí",
          minutesToAnswer: null,
          isPrivate: false,
        },
      ],
    },
    incidents: [{
      ...CORNER,
      id: incident().id,
      reports: 2,
      people: 5,
      deepest: "inside",
      firstAt: "2026-11-22T18:10:00.000Z",
      status: "water_gone",
      statusAt: "2026-11-22T21:00:00.000Z",
    }],
    answers: { answered: 2, unanswered: 1, medianMinutes: 12, slowestMinutes: 95 },
    cityCases: [{
      ...SOMEWHERE,
      number: "311-20401234",
      passedAt: "2026-11-22T21:00:00.000Z",
      endedAt: null,
      daysOpen: 1,
    }],
    pictures: [{
      ...CORNER,
      id: "0199f000-0000-7000-8000-0000000000f2",
      depth: "inside",
      happenedAt: "2026-11-22T18:10:00.000Z",
      url: "https://photos.example/media/kept/covered",
    }],
    earlier: [
      {
        ...own,
        level: "flood",
        wettestQuarterMm: 11.5,
        totalMm: 24.7,
        reports: 3,
        deepest: "inside",
        medianMinutesToAnswer: 12,
        delivered: 600,
        minutesToLastPhone: 6.4,
      },
      {
        id: "0199f000-0000-7000-8000-0000000000f3",
        startedAt: "2026-11-10T12:00:00.000Z",
        clearedAt: "2026-11-10T15:00:00.000Z",
        level: "any",
        wettestQuarterMm: 0.4,
        totalMm: 2,
        reports: 0,
        deepest: null,
        medianMinutesToAnswer: null,
        delivered: 0,
        minutesToLastPhone: null,
      },
    ],
    ...changes,
  };
}

export function afterLink(changes: Partial<AfterLink> = {}): AfterLink {
  return {
    id: "0199f000-0000-7000-8000-0000000000f4",
    name: "The <board>",
    asked: { storm: STORM },
    madeAt: "2026-11-23T15:00:00Z",
    lastSeenAt: null,
    ...changes,
  };
}

export function afterFile(changes: Partial<AfterFile> = {}): AfterFile {
  return {
    id: "0199f000-0000-7000-8000-0000000000f5",
    title: "The storm of Nov 22, 2026",
    audience: "public",
    asked: { storm: STORM },
    orderedAt: "2026-11-23T15:00:00Z",
    state: "made",
    reading: { bytes: 345_678, url: "https://photos.example/media/kept/reading" },
    archive: { bytes: 345_900, url: "https://photos.example/media/kept/archive" },
    ...changes,
  };
}

export function afterPicture(changes: Partial<AfterPictureChoice> = {}): AfterPictureChoice {
  return {
    id: "0199f000-0000-7000-8000-0000000000f2",
    reportId: REPORT_ID,
    isChosen: true,
    happenedAt: "2026-11-22T18:10:00.000Z",
    depth: "inside",
    url: "https://photos.example/media/kept/covered",
    ...changes,
  };
}
