// How the whole is, for who runs FloodLine: figures alone, of nobody.
import { z } from "zod";

const Moment = z.iso.datetime();
const Count = z.int().min(0);

const Sweep = z.object({
  slot: Moment,
  /** died: its worker ended before it did, and nobody has done the slot again. */
  status: z.enum(["running", "done", "partial", "failed", "died"]),
  finishedAt: Moment.nullable(),
  /** Null: it has not come so far, or an older program did not say. */
  zips: Count.nullable(),
  /** ZIP codes that got no weather … */
  unanswered: Count.nullable(),
  /** … and of those, for what: the calls were not enough, its own weather was of no use. */
  leftOut: Count.nullable(),
  odd: Count.nullable(),
  requests: Count.nullable(),
  messages: Count.nullable(),
  seconds: z.number().nullable(),
});

/** Between sweeps, over what is near alone: of the last day. */
const NearSweeps = z.object({
  newestAt: Moment.nullable(),
  done: Count,
  partial: Count,
  failed: Count,
  /** Places asked for, and those that the calls were not enough for. */
  cells: Count,
  leftOut: Count,
  /** Texts written. */
  messages: Count,
});

const Alarm = z.object({
  name: z.string(),
  /** Null: it is of no moment. */
  since: Moment.nullable(),
  says: z.string(),
  todo: z.string().nullable(),
});
export type Alarm = z.infer<typeof Alarm>;

const Texts = z.object({
  /** What waits: by the step of an alert, else by kind of text; the first leave first. */
  waiting: z.array(z.object({
    what: z.string(),
    queued: Count,
    /** For quiet hours, or a pause. */
    held: Count,
    /** Of those queued. */
    oldestAt: Moment.nullable(),
  })),
  /** What became of the texts of the last day, and of those that are not settled. */
  outcomes: z.array(z.object({
    status: z.string(),
    errorCode: z.int().nullable(),
    /** Why, in words. */
    reason: z.string().nullable(),
    count: Count,
  })),
  /** Numbers that get none: said STOP, could not be reached, stopped by the carrier, blocked by us. */
  suppressed: z.object({
    stopped: Count,
    unreachable: Count,
    byCarrier: Count,
    blocked: Count,
  }),
});

const Money = z.object({
  /** Parts of texts, since midnight UTC. */
  alertParts: Count,
  /** Null: the worker has not said it yet. */
  segmentCents: z.number().nullable(),
  alertDollars: z.number().nullable(),
  purses: z.array(z.object({
    name: z.string(),
    spentParts: Count,
    heldParts: Count.nullable(),
    /** How often it had to say no. */
    refused: Count,
  })),
});

const Weather = z.object({
  callsToday: Count,
  /** Null: no limit is set, or no sweep has told. */
  callsADay: Count.nullable(),
  modelRunAt: Moment.nullable(),
  warningsInForce: Count,
});

const DatabaseFigures = z.object({
  version: z.string(),
  /** The newest that was applied. */
  migration: z.string().nullable(),
  connections: Count,
  mostConnections: Count,
  /** By the program that holds them. */
  byProgram: z.array(z.object({ program: z.string(), connections: Count })),
  waitingForLocks: Count,
  longestTransactionSeconds: z.number(),
  bytes: Count,
  /** Null: it has not been measured for so long. */
  grownADay: z.int().nullable(),
  grownAWeek: z.int().nullable(),
  /** Of the two thousand million transactions after which PostgreSQL stops for its own safety: 0 to 1. */
  wraparound: z.number(),
  /** The largest. */
  tables: z.array(z.object({
    name: z.string(),
    bytes: Count,
    rows: Count,
    deadRows: Count,
    vacuumedAt: Moment.nullable(),
  })),
  /** Those that took the most time together; null: the server does not keep them. */
  statements: z.array(z.object({
    /** Without values. */
    text: z.string(),
    calls: Count,
    meanMs: z.number(),
    totalSeconds: z.number(),
  })).nullable(),
});
export type DatabaseFigures = z.infer<typeof DatabaseFigures>;

export const Status = z.object({
  at: Moment,
  alarms: z.array(Alarm),
  /** Newest first. */
  sweeps: z.array(Sweep),
  /** The last that got some weather. */
  sweptWellAt: Moment.nullable(),
  /** Of the last day. */
  sweepsFailed: Count,
  sweepsPartial: Count,
  nearSweeps: NearSweeps,
  storms: z.array(z.object({ level: z.string(), count: Count })),
  texts: Texts,
  money: Money,
  weather: Weather,
  /** What we depend on: how it is, and when it was last seen well. */
  conditions: z.array(z.object({
    name: z.string(),
    called: z.string(),
    wellAt: Moment.nullable(),
    illSince: Moment.nullable(),
  })),
  database: DatabaseFigures,
  /** Null: none is configured, or was tried yet. */
  backup: z.object({ newestAt: Moment.nullable() }).nullable(),
});
export type Status = z.infer<typeof Status>;

const Speed = z.object({
  requests: Count,
  /** Those that we could not answer: 5xx. */
  failed: Count,
  /** Within which half, and ninety-nine of a hundred, were answered; null: there were none. */
  halfMs: z.number().nullable(),
  mostMs: z.number().nullable(),
});

export const OperatorView = z.object({
  status: Status,
  /** Of the process of the api that answers, since its start. */
  api: z.object({
    startedAt: Moment,
    /** Of FloodLine, as it was deployed. */
    version: z.string(),
    /** Dashboards that listen on it. */
    boards: Count,
    all: Speed,
    /** Those that took the most time together. */
    routes: z.array(Speed.extend({ method: z.string(), route: z.string() })),
  }),
});
export type OperatorView = z.infer<typeof OperatorView>;
