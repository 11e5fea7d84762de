// What a district's file might hold.
import type { ImportDraft, ImportOverview } from "../api/district/imports.ts";
import type { Position } from "../geo/areas.ts";

export function importOverview(changes: Partial<ImportOverview> = {}): ImportOverview {
  return {
    counts: { drains: 212, streets: 14, waters: 0, complaints: 0 },
    mayUndoBoundary: true,
    drafts: ["boundary"],
    ...changes,
  };
}

const RING: Position[] = [[-74.012, 40.674], [-74.006, 40.674], [-74.006, 40.68], [
  -74.012,
  40.674,
]];

/** A city's list of districts, latitude first. */
export function importDraft(changes: Partial<ImportDraft> = {}): ImportDraft {
  return {
    id: "019c0000-0000-7000-8000-00000000d4af",
    kind: "boundary",
    fileName: "bids <2026>.geojson",
    readAt: "2026-11-22T17:55:00.000Z",
    view: {
      format: "GeoJSON",
      choices: [
        {
          name: "Red Hook <BID>",
          outline: [[RING]],
          size: "0.07 sq mi",
          asks: [{
            words:
              "Its pairs, such as [40.674,-74.012], have latitude first: they were turned round.",
            at: RING[0]!,
          }],
          notes: ["1 ring that did not end where it begins, closed"],
        },
        {
          name: "",
          outline: [[RING]],
          size: "302 sq mi",
          asks: [],
          notes: [],
          no: "it covers 302 sq mi, and a district is a few streets",
        },
      ],
      asks: [],
      read: 2,
      taken: 1,
      leftOut: ["1 point"],
      notes: [],
      points: [],
      lines: [],
      areas: [],
      columns: {},
      header: [],
      first: [],
    },
    says: [[
      "It covers 0.07 sq mi, where yours covers 1.02 sq mi now.",
      "It touches 11231 (yours).",
    ]],
    ...changes,
  };
}

/** A table of drains, some of them left out. */
export function drainsDraft(): ImportDraft {
  const draft = importDraft();
  return {
    ...draft,
    kind: "drains",
    fileName: "drains.csv",
    view: {
      ...draft.view,
      format: "a table (CSV)",
      choices: [],
      read: 15,
      taken: 3,
      leftOut: ["3 without a place", "9 outside the district"],
      points: RING.slice(0, 3),
      columns: { place: "LATITUDE, LONGITUDE", id: "UNITID" },
      header: ["UNITID", "LATITUDE", "LONGITUDE", ""],
      first: [["CB1", "40.674", "-74.012"], ["CB<2>", "N/A", "", "x"]],
    },
    says: [[
      "2 new",
      "1 that you have already",
      "1 gone: kept, with all that hangs on them, and marked so",
    ]],
  };
}
