// 10,000 requests that no person makes, to all routes of the API and all pages, the pages on the real
// API: whatever comes in, the answer is never that we have failed, and the API's is one it is described by.
import assert from "node:assert/strict";
import { join } from "node:path";
import { createApp } from "../api/app.ts";
import { CONSENT_VERSION } from "shared/consent.ts";
import { startApi, type TestApi } from "../testing/api.ts";
import { seeded } from "../testing/chaos/seed.ts";
import { DescribedAnswers } from "../testing/described_answers.ts";
import { cloneDatabase, type TestDatabase } from "../testing/database.ts";
import { ApiRequests, type OddRequest } from "../testing/fuzz/api_requests.ts";
import { WebRequests } from "../testing/fuzz/web_requests.ts";
import { addUser } from "../testing/rows.ts";
import { startSandbox } from "../testing/sandbox.ts";
import { twoDistricts } from "../testing/two_districts.ts";
import type { Random } from "../ground/random.ts";
import { createSite } from "../web/site.ts";
import { listBuilt } from "../web/tests/built_files.ts";
import { applyBuild, fileAt } from "../web/tests/fake_site.ts";
import { listRoutes } from "../web/tests/list_routes.ts";

const REQUESTS = 10_000;
/** Side by side, so that both cores have something to do. */
const AT_ONCE = 8;
/** A person does so much before another comes: the limits are for other tests. */
const OF_ONE_PERSON = 60;
const WEB = join(import.meta.dirname!, "../web");

Deno.test("10,000 odd requests are all answered, and none of them as a failure of ours", async () => {
  const random = seeded();
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  // Codes without end: to be refused one would try nothing else.
  await using api = await startApi(database, sandbox, { codeLimits: [], tryLimits: [] });
  const { redHook } = await twoDistricts(api, database);
  const people = new People(api, database, redHook.id);
  const known = await knownValues(database);

  const app = createApp(api.deps);
  const described = new DescribedAnswers(app);
  const askApi = async (request: Request) =>
    await described.check(request, await app.fetch(request, { remoteAddr: ADDRESS }));
  const { ask: askSite, patterns, thrown } = await realSite(api, askApi);
  const document = await (await askApi(new Request(`${api.url}/api/openapi.json`))).json();
  const toApi = new ApiRequests(api.routes, document, known);
  const toPages = new WebRequests(patterns, await namesOfPages(), known);

  const failures = new Map<string, string>();
  const statuses: Record<number, number> = {};
  for (let sent = 0; sent < REQUESTS; sent += AT_ONCE) {
    const several = [];
    for (let n = 0; n < AT_ONCE; n++) {
      const isPage = random.isOneIn(3);
      const odd = isPage ? toPages.next(random, api.url) : toApi.next(random);
      const cookie = await people.cookieOf(random);
      several.push(send(odd, api.url, cookie, isPage ? askSite : askApi));
    }
    for (const { status, told } of await Promise.all(several)) {
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (status >= 500 || status === 0) failures.set(told.slice(0, 40), told);
    }
  }
  console.log(statuses);
  if (failures.size > 0) console.log("thrown in the pages:", thrown);
  assert.deepEqual([...failures.values()], []);
  described.end();
  assert.ok(
    statuses[200]! > REQUESTS / 20,
    "hardly anything came through to where it is worked on",
  );
});

const ADDRESS: Deno.NetAddr = { transport: "tcp", hostname: "203.0.113.1", port: 1 };

/** Status 0: it threw. */
async function send(
  { method, path, headers, body }: OddRequest,
  origin: string,
  cookie: string,
  ask: (request: Request) => Promise<Response>,
): Promise<{ status: number; told: string }> {
  const sent = { "x-forwarded-for": anyAddress(), ...cookie && { cookie }, ...headers };
  const request = new Request(origin + path, { method, headers: sent, body });
  const shown = typeof body === "string" ? body : `${body?.length ?? 0} bytes`;
  const told = (answer: unknown) =>
    `${method} ${path.slice(0, 800)} ${JSON.stringify(headers)} ${
      shown.slice(0, 1_500)
    }: ${answer}`;
  try {
    const response = await ask(request);
    if (response.status < 500) {
      await response.body?.cancel();
      return { status: response.status, told: "" };
    }
    return { status: response.status, told: told((await response.text()).slice(0, 300)) };
  } catch (error) {
    return { status: 0, told: told(error instanceof Error ? error.stack : error) };
  }
}

let asked = 0;
/** A new one each time. */
function anyAddress(): string {
  asked++;
  return `198.51.${(asked >> 8) & 255}.${asked & 255}`;
}

/** Nobody, residents and managers in turn; each signed in as people are, and soon another. */
class People {
  readonly #cookies: Record<"resident" | "manager", string> = { resident: "", manager: "" };
  #turns = 0;

  constructor(
    private readonly api: TestApi,
    private readonly database: TestDatabase,
    private readonly bidId: string,
  ) {}

  async cookieOf(random: Random): Promise<string> {
    if (this.#turns++ % OF_ONE_PERSON === 0) {
      this.#cookies.resident = await this.#enter(null);
      this.#cookies.manager = await this.#enter(this.bidId);
    }
    const { resident, manager } = this.#cookies;
    return random.pick(["", resident, resident, manager, manager]);
  }

  async #enter(bidId: string | null): Promise<string> {
    const user = await addUser(this.database.sql, { bidId, consented: true });
    const { cookies } = await this.api.enter(user);
    return `floodline_session=${cookies.floodline_session}`;
  }
}

/** Names of fields, parameters and controls, with what exists. */
async function knownValues({ sql }: TestDatabase): Promise<Record<string, unknown[]>> {
  const ids = async (table: string) =>
    (await sql<{ id: string }[]>`select id from ${sql(table)}`).map(({ id }) => id);
  const [reports, media, episodes, messages] = [
    await ids("reports"),
    await ids("media"),
    await ids("episodes"),
    await ids("messages"),
  ];
  const times = ["2026-11-22T17:30:00Z", new Date(Date.now() - 600_000).toISOString()];
  return {
    id: [...reports, ...reports, ...episodes, ...messages],
    messageId: messages,
    mediaId: media,
    before: [...reports, ...messages],
    after: reports,
    zip: ["11231", "11231", "07030", "99501"],
    mapZip: ["11231"],
    add: ["11231"],
    next: ["/report", "/account", "/district"],
    file: ["messages.csv", "reports.csv", "start.js"],
    // None that `addUser` gives, so that whoever signs in with one takes nobody's.
    phone: ["718 555 0123", "+1 332 555 0142"],
    code: ["100001"],
    latitude: [40.677, 40.6771],
    longitude: [-74.009, -74.0091],
    metres: [1600, 200],
    depth: ["ankle", "knee", "waist"],
    note: ["Corner of Van Brunt"],
    happenedAt: [...times, "2026-11-22T12:30"],
    seenAt: times,
    when: ["now", "earlier"],
    timeZone: ["America/New_York"],
    intent: ["add", "remove", "level", "choices", "pause", "resume", "consent", "日本"],
    level: ["any", "heavy", "flood"],
    status: ["seen", "in_progress", "water_gone"],
    language: ["en", "es", "zh"],
    lang: ["en", "es", "zh"],
    consentVersion: [CONSENT_VERSION],
    contentType: ["image/jpeg", "video/mp4"],
    sha256: ["0".repeat(64)],
    step: ["preview", "save"],
    quiet: ["hours", "none"],
    from: ["21"],
    to: ["8"],
  };
}

async function realSite(api: TestApi, askApi: (request: Request) => Promise<Response>) {
  const thrown: unknown[] = [];
  const { app, wrap } = createSite({
    fetch: async (input, init) => await askApi(new Request(input, init)),
    apiUrl: api.url,
    publicUrl: api.url,
    s3Origin: "https://s3.test",
    isDevelopment: true,
    now: () => new Date(),
    onError: (error) => thrown.push(error),
  });
  applyBuild(app);
  const files = ["/styles.css", "/favicon.ico", "/sw.js", ...(await listBuilt(fileAt)).slice(0, 3)];
  return {
    thrown,
    ask: wrap(app.handler()),
    patterns: [...listRoutes(), ...files, "/health", "/nowhere", "/nowhere/:id"],
  };
}

/** By what names the site's files read an address, and what their forms are made of. */
async function namesOfPages() {
  const [query, form] = [new Set(["lang"]), new Set<string>()];
  for (const folder of ["routes", "components", "islands", "lib"]) {
    for await (const source of sourcesIn(join(WEB, folder))) {
      for (
        const [, name] of source.matchAll(
          /(?:searchParams|params|wanted)\.\w+\("(\w+)"|asked\("(\w+)"/g,
        )
      ) {
        if (name) query.add(name);
      }
      const controls = /\bname="([\w.]+)"|\bform(?:\.\w+\(|, )"([\w.]+)"/g;
      for (const [, shown, read] of source.matchAll(controls)) form.add((shown ?? read)!);
    }
  }
  for (const name of ["zip", "latitude", "longitude", "metres", "scheme", "language"]) {
    query.add(name);
  }
  for (const level of ["any", "heavy", "flood"]) {
    for (
      const name of [`use.${level}`, `levels.${level}.mmPer15Min`, `levels.${level}.mmPerHour`]
    ) {
      query.add(name);
      form.add(name);
    }
  }
  return { query: [...query], form: [...form] };
}

async function* sourcesIn(folder: string): AsyncGenerator<string> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    const path = join(folder, name);
    if (isDirectory) yield* sourcesIn(path);
    else if (/\.tsx?$/.test(name)) yield await Deno.readTextFile(path);
  }
}
