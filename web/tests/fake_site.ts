// The whole site in a test, with an API made of answers: no network, a fixed clock.
import { parse } from "node:path";
import { type ErrorCode, ERRORS } from "shared/errors.ts";
import type { MessageWhy } from "shared/api/messages.ts";
import type { Me } from "shared/api/people.ts";
import type { Report } from "shared/api/reports.ts";
import type { ZipPage } from "shared/api/zips.ts";
import { en } from "shared/words/en.ts";
import { App, staticFiles } from "fresh";
import { buildInMemory } from "@/framework/builder.ts";
import { createSite, type SiteOptions } from "@/site.ts";

export const NOW = new Date("2026-11-22T18:00:00Z");
export const ORIGIN = "https://floodline.test";

const root = parse(import.meta.dirname!).dir;
export const applyBuild = await buildInMemory(root, "production");

const files = new App().use(staticFiles());
applyBuild(files);
const askFile = files.handler();

/** A built file as browsers get it. */
export async function fileAt(path: string): Promise<Uint8Array<ArrayBuffer>> {
  return await (await askFile(new Request(ORIGIN + path))).bytes();
}

/** "POST /api/auth/code" → its answer. What is not listed is answered as if nobody were signed in. */
type Answers = Record<string, Response | ((body: Any) => Response)>;

// deno-lint-ignore no-explicit-any
type Any = any;

interface ApiCall {
  /** "POST /api/auth/code" */
  what: string;
  url: string;
  body: Any;
}

export function fakeSite(answers: Answers, changes: Partial<SiteOptions> = {}) {
  const asked: ApiCall[] = [];
  const { app, wrap } = createSite({
    fetch: async (input, init) => {
      const { method, url } = new Request(input, { ...init, signal: undefined });
      const { pathname, search } = new URL(url);
      const body = typeof init?.body === "string" ? JSON.parse(init.body) : undefined;
      asked.push({ what: `${method} ${pathname}`, url: pathname + search, body });
      const answer = answers[`${method} ${pathname}`] ?? refuse("notSignedIn");
      await Promise.resolve();
      return answer instanceof Response ? answer.clone() : answer(body);
    },
    apiUrl: "http://api.test",
    publicUrl: ORIGIN,
    s3Origin: "https://s3.test",
    isDevelopment: false,
    now: () => NOW,
    ...changes,
  });
  applyBuild(app);
  const handler = wrap(app.handler());
  const ask = (path: string, init: RequestInit = {}) =>
    handler(
      new Request(ORIGIN + path, {
        ...init,
        headers: { cookie: "floodline_session=x", origin: ORIGIN, ...init.headers },
      }),
    );
  return {
    asked,
    handler,
    get: (path: string, headers?: Record<string, string>) => ask(path, { headers }),
    post: (path: string, form: Record<string, string>, headers?: Record<string, string>) =>
      ask(path, { method: "POST", body: new URLSearchParams(form), headers }),
  };
}

export function refuse(
  code: ErrorCode,
  fields?: Record<string, string>,
  headers?: Record<string, string>,
): Response {
  const message = en.errors[code];
  return Response.json({ error: { code, message, fields } }, { status: ERRORS[code], headers });
}

/** A place that a resident follows. */
export const RED_HOOK: Me["places"][number] = {
  zip: "11231",
  level: "heavy",
  city: "Brooklyn",
  state: "NY",
  timeZone: "America/New_York",
};

export function resident(changes: Partial<Me> = {}): Me {
  return {
    id: "0199f000-0000-7000-8000-0000000000aa",
    phone: "+17185550123",
    district: null,
    places: [RED_HOOK],
    consentVersion: "2026-11",
    unsubscribedAt: null,
    unreachableAt: null,
    language: "en",
    quietHours: { from: 21, to: 8 },
    wakesForFlood: false,
    pausedUntil: null,
    createdAt: "2026-10-01T12:00:00Z",
    ...changes,
  };
}

export const REPORT_ID = "0199f000-0000-7000-8000-000000000001";

export function report(changes: Partial<Report> = {}): Report {
  return {
    id: REPORT_ID,
    zip: "11231",
    city: "Brooklyn",
    state: "NY",
    timeZone: "America/New_York",
    location: null,
    district: { slug: "red-hook", name: "Red Hook" },
    depth: "knee",
    note: "Corner of Van Brunt",
    status: "new",
    happenedAt: "2026-11-22T17:30:00Z",
    createdAt: "2026-11-22T17:40:00Z",
    media: [],
    confirmations: 0,
    editedAt: null,
    withdrawnAt: null,
    removedAt: null,
    removedMedia: 0,
    hiddenAt: null,
    ...changes,
  };
}

export function zipPage(changes: Partial<ZipPage> = {}): ZipPage {
  return {
    zip: "11231",
    city: "Brooklyn",
    state: "NY",
    timeZone: "America/New_York",
    isArea: true,
    district: null,
    episode: null,
    checkedAt: "2026-11-22T17:48:00Z",
    rainTodayMm: 15.2,
    officialWarnings: { checkedAt: "2026-11-22T17:48:00Z", isCurrent: true, list: [], maybe: [] },
    modelRunAt: "2026-11-22T16:00:00Z",
    lastEpisode: null,
    thresholds: {
      levels: {
        any: { mmPer15Min: 0.5, mmPerHour: null },
        heavy: { mmPer15Min: 5, mmPerHour: 10 },
        flood: { mmPer15Min: 10, mmPerHour: 25 },
      },
      leadMinutes: 120,
    },
    readings: [
      { at: "2026-11-22T17:45:00Z", mm: 6.1, forecast: false },
      { at: "2026-11-22T18:15:00Z", mm: 2, forecast: true },
    ],
    reports: [],
    ...changes,
  };
}

/** Three hours ahead, dry but for what is given by the clock of UTC. */
export function readings(wet: Record<string, number> = {}): ZipPage["readings"] {
  return Array.from({ length: 13 }, (_, n) => {
    const at = new Date(NOW.getTime() + n * 15 * 60_000).toISOString();
    return { at, mm: wet[at.slice(11, 16)] ?? 0, forecast: n > 0 };
  });
}

export const MESSAGE_ID = "0199f000-0000-7000-8000-0000000000cc";

/** A text of heavy rain that arrived. */
export function messageWhy(changes: Partial<MessageWhy> = {}): MessageWhy {
  return {
    id: MESSAGE_ID,
    kind: "alert",
    reportId: null,
    zip: "11231",
    city: "Brooklyn",
    timeZone: "America/New_York",
    step: "heavy",
    body: "FloodLine forecast: heavy rain in Brooklyn 11231.",
    language: "en",
    status: "delivered",
    createdAt: "2026-11-22T17:00:00Z",
    facts: {
      source: "forecast",
      crossed: { minutes: 15, mm: 5 },
      leadMinutes: 120,
      wettestQuarter: { mm: 6.4, at: "2026-11-22T17:45:00Z" },
      wettestHour: { mm: 11, at: "2026-11-22T18:15:00Z" },
      until: "2026-11-22T18:30:00Z",
    },
    chosenLevel: "heavy",
    heldFor: null,
    expiredFor: null,
    failure: null,
    sentAt: "2026-11-22T17:01:00Z",
    settledAt: "2026-11-22T17:02:00Z",
    ...changes,
  };
}
