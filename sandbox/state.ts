// What the sandbox remembers: plain objects, made anew for each sandbox, shared by the services.
import type { Faults, Latency } from "./control/faults.ts";
import type { Warning } from "./nws/warnings.ts";
import type { Rain } from "./open_meteo/rain.ts";
import type { LoggedRequest } from "./requests.ts";
import type { SentryItem } from "./sentry/envelope.ts";
import type { Message } from "./twilio/messages.ts";
import type { Verification } from "./twilio/verifications.ts";

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
  /** Between a text's states: accepted, sent, delivered. */
  receiptDelayMs: number;
  /** How much later they come under the fault "late". */
  lateReceiptMs: number;
}

export interface State {
  readonly options: SandboxOptions;
  /** From `options`, until a test that starts FloodLine after the sandbox says otherwise. */
  publicUrl: string;
  messages: Message[];
  /** Numbers that texted STOP to `options.from`. */
  blocked: Set<string>;
  verifications: Verification[];
  rains: Rain[];
  warnings: Warning[];
  /** The weather's "now", where it stands still. */
  weatherClock: Date | null;
  faults: Faults;
  /** Requests that met each fault, and those that it hit, since it was switched on. */
  faultCounts: Record<string, { met: number; hit: number }>;
  latency: Latency;
  requests: LoggedRequest[];
  requestCounts: Record<string, number>;
  /** The most requests of a service that were under way at once. */
  requestPeaks: Record<string, number>;
  sentryItems: SentryItem[];
  /** Ends what waits or repeats when the sandbox closes. */
  readonly closed: AbortSignal;
  /** What goes on after a request was answered: receipts on their way. */
  readonly background: Set<Promise<void>>;
  readonly listeners: Set<() => void>;
}

export function createState(options: SandboxOptions, closed: AbortSignal): State {
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
export function reset(state: State): void {
  Object.assign(state, blank());
  changed(state);
}

function blank() {
  return {
    messages: [],
    blocked: new Set<string>(),
    verifications: [],
    rains: [],
    warnings: [],
    weatherClock: null,
    faults: {},
    faultCounts: {},
    latency: {},
    requests: [],
    requestCounts: {},
    requestPeaks: {},
    sentryItems: [],
  };
}

/** The weather's time, which may be set; everything else runs on `options.now`. */
export function weatherNow(state: State): Date {
  return state.weatherClock ?? state.options.now();
}

/** Tells the open pages. */
export function changed(state: State): void {
  for (const listener of state.listeners) listener();
}

/** Runs something after its request was answered, until the sandbox closes. */
export function inBackground(state: State, work: () => Promise<void>): void {
  const task = work().catch((error) => {
    if (!state.closed.aborted) console.error(error);
  }).finally(() => state.background.delete(task));
  state.background.add(task);
}

/** @throws when the sandbox, or the given signal, ends the wait */
export function pause(state: State, ms: number, signal?: AbortSignal): Promise<void> {
  const ended = signal ? AbortSignal.any([state.closed, signal]) : state.closed;
  return new Promise((resolve, reject) => {
    if (ended.aborted) return reject(ended.reason);
    const stop = () => {
      clearTimeout(timer);
      reject(ended.reason);
    };
    const timer = setTimeout(() => {
      ended.removeEventListener("abort", stop);
      resolve();
    }, ms);
    ended.addEventListener("abort", stop, { once: true });
  });
}
