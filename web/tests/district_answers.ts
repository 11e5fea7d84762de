// What the API says of a district, for tests of its pages.
import type { OwnDistrict, TextCounts } from "shared/api/district.ts";
import type { DistrictStorm } from "shared/api/district/storms.ts";
import type { Me } from "shared/api/people.ts";
import type { StaffRole } from "shared/staff_roles.ts";
import { resident } from "./fake_site.ts";

export const STORM_ID = "0199f000-0000-7000-8000-000000000051";

/** One of its staff. */
export function staff(role: StaffRole = "manager"): Me {
  const { id, slug, name } = ownDistrict();
  return resident({ district: { id, slug, name, role } });
}

export function ownDistrict(): OwnDistrict {
  return {
    id: "0199f000-0000-7000-8000-000000000009",
    slug: "red-hook",
    name: "Red Hook <BID>",
    timeZone: "America/New_York",
    boundary: { type: "Polygon", coordinates: [[[0, 0], [0, 1], [1, 1], [0, 0]]] },
    zips: ["11231", "11215"],
  };
}

export function texts(changes: Partial<TextCounts> = {}): TextCounts {
  return {
    waiting: 0,
    sent: 0,
    delivered: 0,
    failed: 0,
    dropped: 0,
    failures: [],
    minutesToLastPhone: null,
    ...changes,
  };
}

/** From noon's forecast by the district's own amount, over a warning, to the all-clear. */
export function storm(changes: Partial<DistrictStorm> = {}): DistrictStorm {
  return {
    id: STORM_ID,
    level: "flood",
    startedAt: "2026-11-21T17:00:02Z",
    clearedAt: "2026-11-21T20:30:02Z",
    zips: [{
      zip: "11231",
      city: "Brooklyn",
      level: "flood",
      startedAt: "2026-11-21T17:00:02Z",
      clearedAt: "2026-11-21T20:30:02Z",
    }],
    people: { texted: 17, reached: 16 },
    texts: texts({
      delivered: 31,
      failed: 2,
      waiting: 1,
      failures: [{ reason: "Phone off or out of reach", count: 2 }],
      minutesToLastPhone: 3.4,
    }),
    alerts: [
      {
        id: "0199f000-0000-7000-8000-000000000052",
        step: "heavy",
        createdAt: "2026-11-21T17:00:02Z",
        zips: ["11231"],
        facts: [{
          zips: ["11231"],
          facts: {
            source: "forecast",
            crossed: { minutes: 15, mm: 4 },
            thresholdsOf: "Red Hook <BID>",
            leadMinutes: 90,
            wettestQuarter: { mm: 5.1, at: "2026-11-21T17:45:00Z" },
            wettestHour: { mm: 8.2, at: "2026-11-21T18:15:00Z" },
            until: "2026-11-21T19:00:00Z",
          },
        }],
        texts: texts({
          delivered: 12,
          failed: 1,
          failures: [{ reason: "Phone off or out of reach", count: 1 }],
          minutesToLastPhone: 1.2,
        }),
      },
      {
        id: "0199f000-0000-7000-8000-000000000053",
        step: "flood",
        createdAt: "2026-11-21T17:30:02Z",
        zips: ["11231"],
        facts: [{
          zips: ["11231"],
          facts: {
            source: "warning",
            wettestQuarter: { mm: 7, at: "2026-11-21T17:45:00Z" },
            wettestHour: { mm: 9, at: "2026-11-21T18:15:00Z" },
            warning: {
              id: "urn:oid:1",
              event: "Flash Flood Warning",
              headline: "Flash Flood Warning until 3 PM",
              sender: "NWS Upton NY",
            },
            until: "2026-11-21T20:00:00Z",
          },
        }],
        texts: texts({ delivered: 19, failed: 1, waiting: 1, minutesToLastPhone: 3.4 }),
      },
      {
        id: "0199f000-0000-7000-8000-000000000054",
        step: "clear",
        createdAt: "2026-11-21T20:30:02Z",
        zips: ["11231"],
        facts: [{
          zips: ["11231"],
          facts: { source: "forecast", level: "flood", wetAt: "2026-11-21T19:15:00Z" },
        }],
        texts: texts(),
      },
    ],
    ...changes,
  };
}
