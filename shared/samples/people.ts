// Who is signed in, and where.
import { CONSENT_VERSION } from "shared/consent.ts";
import type { Device, Me, Place } from "../api/people.ts";
import type { StaffRole } from "../staff_roles.ts";

/** A place that a resident follows. */
export function place(changes: Partial<Place> = {}): Place {
  return {
    zip: "11231",
    level: "heavy",
    city: "Brooklyn",
    state: "NY",
    timeZone: "America/New_York",
    ...changes,
  };
}

export function resident(changes: Partial<Me> = {}): Me {
  return {
    id: "0199f000-0000-7000-8000-0000000000aa",
    phone: "+17185550123",
    district: null,
    operatorSince: null,
    places: [place()],
    consentVersion: CONSENT_VERSION,
    unsubscribedAt: null,
    unreachableAt: null,
    language: "en",
    quietHours: { from: 21, to: 8 },
    wakesForFlood: false,
    wantsBroadcasts: true,
    pausedUntil: null,
    createdAt: "2026-10-01T12:00:00Z",
    ...changes,
  };
}

/** Of Red Hook's staff. */
export function staff(role: StaffRole = "manager"): Me {
  return resident({
    district: {
      id: "0199f000-0000-7000-8000-000000000009",
      slug: "red-hook",
      name: "Red Hook <BID>",
      role,
    },
  });
}

export function device(changes: Partial<Device> = {}): Device {
  return {
    id: "0199f000-0000-7000-8000-0000000000d1",
    browser: "safari",
    system: "iphone",
    signedInAt: "2026-11-01T09:00:00Z",
    seenAt: "2026-11-22T17:55:00Z",
    isThis: false,
    ...changes,
  };
}
