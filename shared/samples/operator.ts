// How FloodLine might be, in a storm in which something went wrong.
import type { OperatorView } from "../api/operator.ts";
import { NOW } from "./moment.ts";

const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000).toISOString();

export function operatorView(changes: Partial<OperatorView["status"]> = {}): OperatorView {
  const sweep = { zips: 4_120, leftOut: 0, odd: 0, requests: 12, seconds: 41.2 };
  return {
    status: {
      at: NOW.toISOString(),
      alarms: [
        {
          name: "carrier",
          since: ago(12),
          says: "the carrier takes no texts, they wait: 20003, <Our account>",
          todo: "see twilio.com/docs/api/errors, and check the account, its money and TWILIO_…",
        },
        { name: "sweepsPartial", since: null, says: "1 sweeps got a part only", todo: null },
      ],
      sweeps: [
        {
          ...sweep,
          slot: ago(4),
          status: "running",
          finishedAt: null,
          zips: null,
          unanswered: null,
          messages: null,
        },
        {
          ...sweep,
          slot: ago(34),
          status: "partial",
          finishedAt: ago(33),
          unanswered: 120,
          leftOut: 117,
          odd: 3,
          messages: 310,
        },
        {
          ...sweep,
          slot: ago(64),
          status: "died",
          finishedAt: null,
          zips: null,
          unanswered: null,
          messages: null,
        },
        {
          ...sweep,
          slot: ago(94),
          status: "done",
          finishedAt: ago(93),
          unanswered: 0,
          messages: 18,
        },
      ],
      sweptWellAt: ago(33),
      sweepsFailed: 1,
      sweepsPartial: 1,
      nearSweeps: {
        newestAt: ago(6),
        done: 21,
        partial: 1,
        failed: 0,
        cells: 184,
        leftOut: 12,
        messages: 64,
      },
      storms: [{ level: "flood", count: 3 }, { level: "heavy", count: 41 }],
      texts: {
        waiting: [
          { what: "flood", queued: 210, held: 0, oldestAt: ago(11) },
          { what: "heavy", queued: 1_204, held: 380, oldestAt: ago(12) },
          { what: "code", queued: 2, held: 0, oldestAt: ago(1) },
        ],
        outcomes: [
          { status: "delivered", errorCode: null, reason: null, count: 8_412 },
          { status: "undelivered", errorCode: 39_999, reason: "The phone was off", count: 31 },
          { status: "expired", errorCode: null, reason: "superseded", count: 7 },
        ],
        suppressed: { stopped: 120, unreachable: 44, byCarrier: 3, blocked: 1 },
      },
      money: {
        alertParts: 9_100,
        segmentCents: 1.1,
        alertDollars: 200,
        purses: [
          { name: "codes", spentParts: 40, heldParts: 909, refused: 0 },
          { name: "newCodes", spentParts: 905, heldParts: 909, refused: 12 },
          { name: "broadcasts", spentParts: 0, heldParts: 4_545, refused: 0 },
        ],
      },
      weather: {
        callsToday: 7_402,
        callsADay: 10_000,
        modelRunAt: ago(130),
        warningsInForce: 61,
      },
      conditions: [
        { name: "openMeteo", called: "Open-Meteo", wellAt: ago(4), illSince: null },
        { name: "carrier", called: "the carrier", wellAt: ago(13), illSince: ago(12) },
      ],
      database: {
        version: "18.6",
        migration: "0099_operator.sql",
        connections: 31,
        mostConnections: 100,
        byProgram: [
          { program: "floodline-api", connections: 10 },
          { program: "floodline-worker", connections: 10 },
        ],
        waitingForLocks: 0,
        longestTransactionSeconds: 0.2,
        bytes: 1_840_000_000,
        grownADay: 12_400_000,
        grownAWeek: 61_000_000,
        wraparound: 0.013,
        tables: [
          {
            name: "messages",
            bytes: 910_000_000,
            rows: 1_200_000,
            deadRows: 40_211,
            vacuumedAt: ago(190),
          },
          { name: "reports", bytes: 210_000_000, rows: 90_000, deadRows: 12, vacuumedAt: null },
        ],
        statements: [{
          text:
            "select id, zip from reports where bid_id = $1 and withdrawn_at is null order by id desc limit $2",
          calls: 81_204,
          meanMs: 1.8,
          totalSeconds: 146.2,
        }],
      },
      backup: { newestAt: ago(600) },
      ...changes,
    },
    api: {
      startedAt: ago(3_000),
      version: "v1.4",
      boards: 17,
      all: { requests: 91_204, failed: 3, halfMs: 6, mostMs: 212 },
      routes: [
        {
          method: "GET",
          route: "/api/zips/:zip",
          requests: 70_100,
          failed: 0,
          halfMs: 5,
          mostMs: 96,
        },
        {
          method: "POST",
          route: "/api/reports",
          requests: 412,
          failed: 3,
          halfMs: 31,
          mostMs: 2_400,
        },
        {
          method: "GET",
          route: "/api/district/reports/:id/same-water",
          requests: 0,
          failed: 0,
          halfMs: null,
          mostMs: null,
        },
      ],
    },
  };
}
