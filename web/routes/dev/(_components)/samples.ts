// What the gallery's components are given: an evening in Brooklyn, whatever the day.
import type { MapData } from "shared/api/map.ts";
import type { MessageWhy } from "shared/api/messages.ts";
import type { AlertFacts } from "shared/storms/facts.ts";
import type { Device, Me, Place } from "shared/api/people.ts";
import type { PublicReport, ReportPage } from "shared/api/reports.ts";
import type { Overview, Reading, ZipPage } from "shared/api/zips.ts";
import { DEPTHS } from "shared/depths.ts";
import { THRESHOLDS } from "shared/levels.ts";

export const NOW = new Date("2026-11-22T23:30:00Z");

const TIME_ZONE = "America/New_York";

export const PLACE: Place = {
  zip: "11231",
  level: "heavy",
  city: "Brooklyn",
  state: "NY",
  timeZone: TIME_ZONE,
};

/** Hours from now as an ISO time. */
function at(hours: number): string {
  return new Date(NOW.getTime() + hours * 60 * 60_000).toISOString();
}

/** A burst of so many millimetres in its wettest quarter hour, an hour from now. */
export function rainUpTo(most: number): Reading[] {
  return Array.from({ length: 60 }, (_, i) => {
    const hours = -6 + i / 4;
    const mm = most * Math.max(0, 1 - Math.abs(hours - 1) / 3);
    return { at: at(hours), mm: Math.round(mm * 10) / 10, forecast: hours > 0 };
  });
}

export const WARNING: ZipPage["officialWarnings"]["list"][number] = {
  id: "urn:1",
  event: "Flash Flood Warning",
  threat: null,
  headline: null,
  sender: "NWS New York NY",
  onsetAt: at(-1),
  endsAt: at(2),
};

export function zipPage(changes: Partial<ZipPage> = {}): ZipPage {
  return {
    zip: "11231",
    city: "Brooklyn",
    state: "NY",
    timeZone: TIME_ZONE,
    isArea: true,
    district: null,
    episode: null,
    lastEpisode: null,
    checkedAt: at(-0.2),
    rainTodayMm: 15.2,
    officialWarnings: { checkedAt: at(-0.2), isCurrent: true, list: [], maybe: [] },
    modelRunAt: at(-3),
    readings: [],
    thresholds: {
      levels: { ...THRESHOLDS, any: { mmPer15Min: 0.5, mmPerHour: null } },
      leadMinutes: 120,
    },
    reports: [],
    ...changes,
  };
}

export function network(changes: Partial<Overview> = {}): Overview {
  return {
    watched: 412,
    storms: { any: 0, heavy: 0, flood: 0 },
    reports: 14,
    checkedAt: at(-0.1),
    worst: [],
    ...changes,
  };
}

export function publicReport(changes: Partial<PublicReport> = {}): PublicReport {
  return {
    id: "0199f000-0000-7000-8000-000000000001",
    zip: "11231",
    location: null,
    depth: "knee",
    status: "new",
    happenedAt: at(-2),
    confirmations: 0,
    isGone: false,
    ...changes,
  };
}

export function ownReport(changes: Partial<ReportPage> = {}): ReportPage {
  return {
    ...publicReport(),
    city: "Brooklyn",
    state: "NY",
    timeZone: TIME_ZONE,
    district: { slug: "red-hook", name: "Red Hook BID" },
    note: "Corner of Van Brunt and King, water from the drain.",
    createdAt: at(-1.9),
    media: [],
    editedAt: null,
    withdrawnAt: null,
    removedAt: null,
    removedMedia: 0,
    hiddenAt: null,
    isOwn: true,
    changes: [{ status: "seen", changedAt: at(-1) }],
    wantsTexts: true,
    untold: null,
    mayBeEdited: false,
    water: { askAt: at(1), answer: null, answeredAt: null },
    rain: {
      wettestQuarter: { mm: 6.4, at: at(-2.5) },
      lastHourMm: 11.2,
      lastDayMm: 24.8,
    },
    ...changes,
  };
}

export const FACTS: AlertFacts = {
  source: "forecast",
  crossed: { minutes: 60, mm: 10 },
  leadMinutes: 120,
  wettestQuarter: { mm: 6, at: at(-1) },
  wettestHour: { mm: 15.2, at: at(-0.5) },
  until: at(1),
};

export function ownMessage(changes: Partial<MessageWhy> = {}): MessageWhy {
  return {
    id: "1",
    kind: "alert",
    reportId: null,
    zip: "11231",
    city: "Brooklyn",
    timeZone: TIME_ZONE,
    step: "heavy",
    body: "FloodLine forecast: heavy rain in 11231 Brooklyn, 0.6 inches in an hour by 6 PM.",
    status: "delivered",
    createdAt: at(-2.5),
    language: "en",
    facts: FACTS,
    chosenLevel: "heavy",
    heldFor: null,
    expiredFor: null,
    failure: null,
    sentAt: at(-2.5),
    settledAt: at(-2.4),
    ...changes,
  };
}

export function me(): Me {
  return {
    id: "0199f000-0000-7000-8000-0000000000aa",
    phone: "+17185550123",
    district: null,
    places: [PLACE],
    consentVersion: "2026-11",
    unsubscribedAt: null,
    unreachableAt: null,
    language: "en",
    quietHours: { from: 21, to: 8 },
    wakesForFlood: false,
    pausedUntil: null,
    createdAt: at(-1000),
  };
}

/** Two streets, a report at each depth, the rain and a warning. */
export function mapData(): MapData {
  const middle = { latitude: 40.677, longitude: -74.009 };
  const near = (x: number, y: number) => ({
    latitude: middle.latitude + y / 1000,
    longitude: middle.longitude + x / 1000,
  });
  return {
    view: { ...middle, metres: 2000 },
    districts: [],
    streets: [
      { name: "Van Brunt Street", line: [[-74.018, 40.673], [-74.002, 40.684]] },
      { name: "King Street", line: [[-74.016, 40.681], [-74.004, 40.674]] },
    ],
    streetSources: [],
    zips: [{ ...middle, zip: "11231" }],
    reports: DEPTHS.map((depth, i) => ({
      ...publicReport({ id: depth, depth }),
      location: near(4 * i - 6, 2 * i - 3),
    })),
    rain: [{ ...middle, lastHourMm: 11.2 }],
    warnings: [],
  };
}

export const DEVICES: Device[] = [
  device({ isThis: true }),
  device({ browser: "samsung", system: "android", seenAt: "2026-11-20T09:00:00.000Z" }),
];

function device(changes: Partial<Device>): Device {
  return {
    id: crypto.randomUUID(),
    browser: "safari",
    system: "iphone",
    signedInAt: "2026-11-01T09:00:00.000Z",
    seenAt: "2026-11-22T17:55:00.000Z",
    isThis: false,
    ...changes,
  };
}
