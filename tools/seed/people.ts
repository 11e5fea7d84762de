// Staff of the districts, and residents with the ZIP codes they follow.
import { CONSENT_VERSION } from "shared/consent.ts";
import type { Language } from "shared/languages.ts";
import type { Level } from "shared/levels.ts";
import type { DemoDistrict } from "./districts.ts";
import type { Random } from "../../ground/random.ts";
import type { StaffRole } from "shared/staff_roles.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const RESIDENTS_PER_DISTRICT = 20;
/** As their district calls them; nobody has named the last manager yet. */
const STAFF_PER_DISTRICT: [StaffRole, name: string | null][] = [
  ["manager", "Dana"],
  ["manager", null],
  ["crew", "Luis"],
  ["viewer", "Priya"],
];

export interface User {
  id: string;
  phone: string;
  bidId: string | null;
  bidRole: StaffRole | null;
  bidSince: Date | null;
  staffName: string | null;
  consentVersion: string | null;
  consentedAt: Date | null;
  unsubscribedAt: Date | null;
  unreachableAt: Date | null;
  language: Language;
  /** Hours of the day there; both null: texts come at any hour. */
  quietFrom: number | null;
  quietTo: number | null;
  wakesForFlood: boolean;
  wantsBroadcasts: boolean;
  wantsTides: boolean;
  /** A pause is of 24 hours. */
  pausedUntil: Date | null;
  createdAt: Date;
}

export interface DemoPlace {
  userId: string;
  zip: string;
  level: Level;
  createdAt: Date;
}

export function makeStaff(
  { areaCode }: DemoDistrict,
  bidId: string,
  { random, begun }: { random: Random; begun: Date },
): User[] {
  return STAFF_PER_DISTRICT.map(([bidRole, staffName], i) => ({
    ...person(fictionalPhone(areaCode, 100 + i), begun, random),
    bidId,
    bidRole,
    bidSince: begun,
    staffName,
  }));
}

export function makeResidents(
  { areaCode, zips, gauge }: DemoDistrict,
  { random, begun, now }: { random: Random; begun: Date; now: Date },
): { residents: User[]; places: DemoPlace[] } {
  const residents: User[] = [];
  const places: DemoPlace[] = [];
  for (let i = 0; i < RESIDENTS_PER_DISTRICT; i++) {
    // Most had signed up before the first storm, some after they heard of it.
    const createdAt = new Date(
      begun.getTime() + (i % 4 === 3 ? random.between(0, 20) * DAY_MS : i * HOUR_MS),
    );
    const user = person(fictionalPhone(areaCode, 110 + i), createdAt, random);
    user.consentVersion = CONSENT_VERSION;
    user.consentedAt = createdAt;
    // One in each district has said STOP, and one has given the number up.
    if (i === 7) user.unsubscribedAt = new Date(now.getTime() - 12 * DAY_MS);
    if (i === 13) user.unreachableAt = new Date(now.getTime() - 15 * DAY_MS);
    // One has said PAUSE hours ago, before the storm that is on.
    if (i === 5) user.pausedUntil = new Date(now.getTime() + 20.5 * HOUR_MS);
    const language = random.weighted<Language>({ en: 14, es: 4, zh: 2 });
    user.language = i === 9 ? "zh" : language;
    user.wakesForFlood = random.isOneIn(3);
    // One wants alerts, and nothing that districts write.
    if (i === 3) user.wantsBroadcasts = false;
    user.wantsTides = gauge !== undefined && i % 2 === 0;
    if (random.isOneIn(5)) Object.assign(user, { quietFrom: null, quietTo: null });
    residents.push(user);
    const home = zips[i % zips.length]!;
    const level = user.pausedUntil ? "any" : levelOf(random);
    places.push({ userId: user.id, zip: home, level, createdAt });
    const elsewhere = zips.find((zip) => zip !== home);
    if (elsewhere && random.isOneIn(4)) {
      places.push({ userId: user.id, zip: elsewhere, level: levelOf(random), createdAt });
    }
  }
  return { residents, places };
}

function levelOf(random: Random): Level {
  return random.weighted<Level>({ any: 2, heavy: 6, flood: 3 });
}

function person(phone: string, createdAt: Date, random: Random): User {
  return {
    id: random.id(createdAt),
    phone,
    bidId: null,
    bidRole: null,
    bidSince: null,
    staffName: null,
    consentVersion: null,
    consentedAt: null,
    unsubscribedAt: null,
    unreachableAt: null,
    language: "en",
    quietFrom: 21,
    quietTo: 8,
    wakesForFlood: false,
    wantsBroadcasts: true,
    wantsTides: false,
    pausedUntil: null,
    createdAt,
  };
}

/** Gets texts, and has been there for a while. */
export function canReport({ unsubscribedAt, unreachableAt, createdAt }: User, now: Date): boolean {
  return !unsubscribedAt && !unreachableAt && +createdAt < +now - 7 * DAY_MS;
}

/** 555-0100 to 555-0199 are given to nobody. */
export function fictionalPhone(areaCode: string, line: number): string {
  return `+1${areaCode}5550${line}`;
}
