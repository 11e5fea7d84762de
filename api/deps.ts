import type { KeptAnswers } from "shared/kept_answers/kept_answers.ts";
import type { KeptParts } from "shared/server/kept_parts.ts";
import type { Sql } from "shared/server/database.ts";
import type { Allowance } from "shared/server/outbox/purses.ts";
import type { RequestMeter } from "shared/server/meter/request_meter.ts";
import type { Storage } from "shared/server/storage.ts";
import type { Carrier } from "shared/server/twilio.ts";
import type { CodeLimit } from "./limits/codes/limits.ts";
import type { SessionDeps } from "./sessions/session_cookie.ts";

/** Everything the api works with that is not its own: handed in by main.ts, or by a test. */
export interface Deps extends SessionDeps {
  /** A few connections kept for Twilio's calls, sign-in and health, however busy the others are. */
  keptSql: Sql;
  /** By which it is found out whether the database is there: no other query goes by it. */
  probeSql: Sql;
  /** What is made once for all who ask; without it each answer is made anew. */
  kept?: KeptAnswers;
  /** What is made once for all of a district's staff; without it each who asks alone is answered anew. */
  roomParts?: KeptParts;
  /** How many times as long as usual it is waited for: more than once in tests alone. */
  patience: number;
  carrier: Carrier;
  storage: Storage;
  codeLimits: readonly CodeLimit[];
  tryLimits: readonly CodeLimit[];
  /** What texts to people may cost, alerts aside. */
  allowance: Allowance;
  /** Six random digits. */
  makeCode: () => string;
  /** A stream of events says something at least this often, so that no proxy takes it for dead. */
  pingMs: number;
  meter: ApiMeter;
  /** Aborted when the process is to end: streams, which never end by themselves, end then. */
  stopping: AbortSignal;
}

/** What this process counts of itself. */
interface ApiMeter {
  requests: RequestMeter;
  /** How many dashboards listen on it now. */
  boards: number;
  startedAt: Date;
  version: string;
}
