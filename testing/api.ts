// The real API over HTTP, in this process, with a clock and codes that the test controls.
import { createApp } from "../api/app.ts";
import { AMPLE } from "./allowance.ts";
import { DescribedAnswers } from "./described_answers.ts";
import { ChangedAccounts } from "../api/sessions/changed_accounts.ts";
import { deriveKeys } from "../api/sessions/keys.ts";
import { CODE_LIMITS, TRY_LIMITS } from "../api/limits/codes/limits.ts";
import { beginSession, signSession } from "../api/sessions/session.ts";
import type { Deps } from "../api/deps.ts";
import { SANDBOX } from "shared/server/config.ts";
import { connect } from "shared/server/database.ts";
import { RequestMeter } from "shared/server/meter/request_meter.ts";
import { Storage } from "shared/server/storage.ts";
import type { StaffRole } from "shared/staff_roles.ts";
import { Carrier } from "shared/server/twilio.ts";
import { HttpClient } from "./http_client.ts";
import { PATIENCE } from "./database.ts";
import type { TestSandbox } from "./sandbox.ts";

/** Nobody listens there. */
const NOWHERE = "http://127.0.0.1:9";

export interface TestApi extends AsyncDisposable {
  url: string;
  deps: Deps;
  /** Its route table, as the router has it: `/api/reports/:id`. */
  routes: { method: string; path: string }[];
  /** Real time until it is set or moved. */
  clock: { set(at: Date | string): void; forward(minutes: number): void };
  /** The newest sign-in code it made. */
  lastCode(): string;
  /** A browser with its own cookies and address. */
  client(): HttpClient;
  /** A client signed in by a texted code, as people do. */
  signIn(phone: string): Promise<HttpClient>;
  /** A client with the session of a row, without a text; of a district's staff as a manager, if nothing else is said. */
  enter(user: { id: string; bidId?: string | null; role?: StaffRole | null }): Promise<HttpClient>;
}

/**
 * `await using api = await startApi(database, sandbox);` Webhooks of the sandbox then come here.
 *
 * What it answers must be as openapi.json says; where it is not, its end throws.
 *
 * @param sandbox without one, there is neither a carrier nor storage
 */
export async function startApi(
  database: { url: string },
  sandbox?: TestSandbox,
  overrides: Partial<Deps> = {},
): Promise<TestApi> {
  const stopping = new AbortController();
  const sql = connect(database.url, { max: 5, name: "test-api", patience: PATIENCE });
  const keptSql = connect(database.url, { max: 2, name: "test-api-kept", patience: PATIENCE });
  const probeSql = connect(database.url, { max: 1, name: "test-api-probe", patience: PATIENCE });
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    async (request, info) => await described.check(request, await app.fetch(request, info)),
  );
  const url = `http://127.0.0.1:${server.addr.port}`;
  sandbox?.setPublicUrl(url);

  let timeMs = () => Date.now();
  let codesMade = 100_000;
  const deps: Deps = {
    sql,
    keptSql,
    probeSql,
    patience: PATIENCE,
    carrier: carrierWithoutVerify(sandbox),
    storage: sandbox?.storage ?? new Storage({
      endpoint: NOWHERE,
      region: "us-east-1",
      bucket: SANDBOX.s3Bucket,
      accessKeyId: SANDBOX.awsAccessKeyId,
      secretAccessKey: SANDBOX.awsSecretAccessKey,
    }),
    keys: await deriveKeys(SANDBOX.jwtSecret),
    changedAccounts: new ChangedAccounts(sql, () => new Date(timeMs())),
    publicUrl: url,
    codeLimits: CODE_LIMITS,
    tryLimits: TRY_LIMITS,
    allowance: AMPLE,
    now: () => new Date(timeMs()),
    makeCode: () => String(++codesMade),
    pingMs: 25_000,
    meter: { requests: new RequestMeter(), boards: 0, startedAt: new Date(), version: "test" },
    stopping: stopping.signal,
    ...overrides,
  };
  const app = createApp(deps);
  const described = new DescribedAnswers(app);

  let clients = 0;
  const client = () => new HttpClient(url, `203.0.113.${++clients}`);
  return {
    url,
    deps,
    routes: app.routes.filter(({ method }) => method !== "ALL"),
    clock: {
      set: (at) => timeMs = () => new Date(at).getTime(),
      forward: (minutes) => {
        const before = timeMs;
        timeMs = () => before() + minutes * 60_000;
      },
    },
    lastCode: () => String(codesMade),
    client,
    async signIn(phone) {
      const person = client();
      await person.post("/api/auth/code", { phone });
      await person.post("/api/auth/verify", { phone, code: String(codesMade) });
      return person;
    },
    async enter({ id, bidId, role }) {
      const staff = bidId ? { bidId, role: role ?? "manager" } : {};
      const user = { userId: id, ...staff };
      const device = { browserHash: null, browser: "firefox", system: "linux" } as const;
      const session = await beginSession(sql, user, { now: deps.now(), device });
      const person = client();
      // As it is called over https, and over http.
      const name = deps.publicUrl.startsWith("https")
        ? "__Host-floodline_session"
        : "floodline_session";
      person.cookies[name] = await signSession(session, deps.keys.session);
      return person;
    },
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await server.shutdown();
      await Promise.all([sql, keptSql, probeSql].map((each) => each.end({ timeout: 1 })));
      described.end();
    },
  };
}

function carrierWithoutVerify(sandbox?: TestSandbox): Carrier {
  const nowhere = {
    accountSid: SANDBOX.twilioAccountSid,
    authToken: SANDBOX.twilioAuthToken,
    from: SANDBOX.twilioFrom,
    apiUrl: NOWHERE,
  };
  return new Carrier({ ...(sandbox?.carrier.options ?? nowhere), verifyServiceSid: undefined });
}
