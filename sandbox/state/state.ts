// What the sandbox remembers: plain objects, made anew for each sandbox, shared by the services.
import type { Point } from "shared/geo/earth.ts";
import type { Faults, Latency } from "./fault_kinds.ts";
import type { Polygon } from "./polygon.ts";

export interface SandboxOptions {
  /** Where FloodLine answers: webhooks go there, and S3 lets that origin upload. */
  publicUrl: string;
  /** Where the worker listens, for "Sweep now". */
  workerUrl: string;
  accountSid: string;
  authToken: string;
  /** The number that texts come from, and that a phone answers to. */
  from: string;
  s3: { bucket: string; accessKeyId: string; secretAccessKey: string; directory: string };
  now: () => Date;
  /** By which requests to S3 are signed, where that is not `now`: the machine's. */
  signedAt?: () => Date;
  /** Between a text's states: accepted, sent, delivered. */
  receiptDelayMs: number;
  /** How much later they come under the fault "late". */
  lateReceiptMs: number;
}

export interface SandboxState {
  readonly options: SandboxOptions;
  /** From `options`, until a test that starts FloodLine after the sandbox says otherwise. */
  publicUrl: string;
  messages: TwilioMessage[];
  /** Photos and videos of phones' texts, until FloodLine deletes them. */
  media: TwilioMedia[];
  /** Numbers that texted STOP to `options.from`. */
  blocked: Set<string>;
  verifications: Verification[];
  rains: Downpour[];
  warnings: NwsWarning[];
  /** What stands higher than the tide by itself. */
  surges: Surge[];
  /** A moment of high water, everywhere; null: as the moon wills. */
  highWaterAt: Date | null;
  /** Of the Weather Service, made for warnings; it knows some besides (sandbox/nws/zones.ts). */
  zones: NwsZone[];
  /** The weather's "now", where it stands still. */
  weatherClock: Date | null;
  /** The weather model's newest run; null: as new as can be. */
  modelRunAt: Date | null;
  /** What the weather was asked, for its limits. */
  placesAsked: { at: number; places: number }[];
  /** All of them, however long ago. */
  placesCounted: number;
  faults: Faults;
  /** Requests that met each fault, and those that it hit, since it was switched on. */
  faultCounts: Record<string, { met: number; hit: number }>;
  latency: Latency;
  requests: LoggedRequest[];
  requestCounts: Record<string, number>;
  /** The most requests of a service that were under way at once. */
  requestPeaks: Record<string, number>;
  /** What the city's 311 has taken by Open311. */
  cityCases: SandboxCase[];
  sentryItems: SentryItem[];
  /** The last one that the page asked for. */
  lastSweep?: SweepAnswer;
  /** Ends what waits or repeats when the sandbox closes. */
  readonly closed: AbortSignal;
  /** What goes on after a request was answered: receipts on their way. */
  readonly background: Set<Promise<void>>;
  readonly listeners: Set<() => void>;
}

export interface TwilioMessage {
  sid: string;
  to: string;
  from: string;
  messagingServiceSid: string | null;
  body: string;
  segments: number;
  status: string;
  direction: "outbound-api" | "outbound-reply" | "inbound";
  errorCode: number | null;
  statusCallback: string | null;
  validityPeriod: number | null;
  /** How many photos or videos came with a phone's text. */
  mediaCount: number;
  /** What FloodLine answered to a phone's text; 0: nothing. null: not asked, or not yet. */
  webhookStatus: number | null;
  createdAt: Date;
  sentAt: Date | null;
  updatedAt: Date;
}

export interface TwilioMedia {
  sid: string;
  messageSid: string;
  contentType: string;
  bytes: Uint8Array<ArrayBuffer>;
}

export interface Verification {
  sid: string;
  serviceSid: string;
  to: string;
  code: string;
  status: "pending" | "approved" | "canceled";
  sends: { sid: string; at: Date }[];
  checks: number;
  createdAt: Date;
  updatedAt: Date;
}

export interface Downpour extends Point {
  id: string;
  zip?: string;
  /** "Brooklyn, NY" */
  place?: string;
  radiusKm: number;
  mmPerHour: number;
  startsAt: Date;
  endsAt: Date;
}

/** Water heaped up at a station, by wind. */
export interface Surge {
  stationId: string;
  /** Above the predicted tide. */
  metres: number;
  startsAt: Date;
  endsAt: Date;
}

export interface NwsWarning {
  id: string;
  messageType: "Alert" | "Update" | "Cancel";
  /** The messages before it in its chain, oldest first. */
  references: { id: string; issuedAt: Date }[];
  event: string;
  place: string;
  headline?: string;
  damageThreat?: string;
  polygon: Polygon;
  /** In place of the polygon, whatever it is; null: it names its counties alone. */
  geometry?: unknown;
  geocode: { SAME: string[]; UGC: string[] };
  status: "Actual" | "Exercise" | "System" | "Test" | "Draft";
  issuedAt: Date;
  startsAt: Date;
  /** When the message is due to be renewed. */
  expiresAt: Date;
  /** When it leaves the list. */
  endsAt: Date;
  /** Until further notice. */
  isOpenEnded: boolean;
}

/** A forecast zone or a county. */
export interface NwsZone {
  /** "NYZ075", "NYC047" */
  id: string;
  type: "public" | "county";
  name: string;
  geometry: unknown;
}

/** Of the city's 311. */
export interface SandboxCase {
  number: string;
  /** Told in place of the number, until it is asked by. */
  token: string;
  fields: Record<string, string>;
  status: "open" | "closed";
  notes: string;
  takenAt: Date;
}

export interface SentryItem {
  receivedAt: Date;
  project: string;
  /** "event", "transaction", "session", "check_in"… */
  type: string;
  /** Parsed JSON; text where it is none. */
  payload: unknown;
}

export const SERVICES = [
  "twilio",
  "openMeteo",
  "nws",
  "coops",
  "s3",
  "city",
  "sentry",
  "webhooks",
] as const;
export type Service = (typeof SERVICES)[number];

export interface LoggedRequest {
  at: Date;
  service: Service;
  method: string;
  /** Path and query; a webhook's whole address. */
  path: string;
  /** undefined while under way; 0: the connection was cut. */
  status?: number;
  ms?: number;
  /** What the service adds: "100 places", the reason of a refusal. */
  note?: string;
}

export type SweepAnswer =
  | { at: Date; figures: Record<string, unknown> }
  | { at: Date; problem: string };

export function createState(options: SandboxOptions, closed: AbortSignal): SandboxState {
  return {
    options,
    publicUrl: options.publicUrl,
    ...blank(),
    closed,
    background: new Set(),
    listeners: new Set(),
  };
}

/** Everything forgotten but the stored files: a database may still speak of them. */
export function reset(state: SandboxState): void {
  Object.assign(state, blank());
  changed(state);
}

function blank() {
  return {
    messages: [],
    media: [],
    blocked: new Set<string>(),
    verifications: [],
    rains: [],
    warnings: [],
    surges: [],
    highWaterAt: null,
    zones: [],
    weatherClock: null,
    modelRunAt: null,
    placesAsked: [],
    placesCounted: 0,
    faults: {},
    faultCounts: {},
    latency: {},
    requests: [],
    requestCounts: {},
    requestPeaks: {},
    cityCases: [],
    sentryItems: [],
    lastSweep: undefined,
  };
}

/** The weather's time, which may be set; everything else runs on `options.now`. */
export function weatherNow(state: SandboxState): Date {
  return state.weatherClock ?? state.options.now();
}

/** Tells the open pages. */
export function changed(state: SandboxState): void {
  for (const listener of state.listeners) listener();
}
