// The doctor against the sandbox, well and ill.
import assert from "node:assert/strict";
import { takeBackup } from "shared/server/backup/backups.ts";
import { openStore } from "shared/server/backup/store.ts";
import type { Faults } from "../../../sandbox/state/fault_kinds.ts";
import { startApi, type TestApi } from "../../../testing/api.ts";
import { cloneDatabase, type TestDatabase } from "../../../testing/database.ts";
import { startSandbox, type TestSandbox } from "../../../testing/sandbox.ts";
import { Mistake } from "../mistake.ts";
import { WORLD } from "./address.ts";
import { runDoctor } from "./doctor.ts";

const SERVICE = `MG${"0".repeat(32)}`;

interface Practice extends AsyncDisposable {
  database: TestDatabase;
  sandbox: TestSandbox;
  api: TestApi;
  environment: Record<string, string>;
  examine(
    settings?: Record<string, string>,
    args?: string[],
    now?: () => Date,
  ): Promise<{ code: number; text: string }>;
}

/** All that FloodLine needs, well: a database, an api, the sandbox, a backup of this hour. */
async function openPractice(): Promise<Practice> {
  await using starting = new AsyncDisposableStack();
  const database = starting.use(await cloneDatabase());
  const sandbox = starting.use(await startSandbox());
  const api = starting.use(await startApi(database, sandbox));
  const address = await Deno.makeTempDir({ prefix: "floodline-backups-" });
  starting.defer(() => Deno.remove(address, { recursive: true }));
  const store = openStore({ address, s3: { region: "", accessKeyId: "", secretAccessKey: "" } });
  await takeBackup({ databaseUrl: database.url, store, now: new Date() });
  const environment = {
    ...sandbox.environment,
    DATABASE_URL: database.url,
    PUBLIC_URL: api.url,
    BACKUP_TO: address,
    BACKUP_RECIPIENT: `age1${"q".repeat(58)}`,
  };
  const owned = starting.move();
  return {
    ...{ database, sandbox, api, environment },
    async examine(settings = {}, args = [], now = () => new Date()) {
      const lines: string[] = [];
      const set = { ...environment, ...settings };
      const patient = { environment: set, dotEnv: "", world: WORLD, now };
      const code = await runDoctor(args, { ...patient, say: (line) => void lines.push(line) });
      return { code, text: lines.join("\n") };
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

Deno.test("where all is well each line has passed, and the last is a text on the operator's phone", async () => {
  await using practice = await openPractice();
  // A long code by itself: whether it is registered, the API does not tell.
  const settings = { TWILIO_MESSAGING_SERVICE_SID: SERVICE };
  const { code, text } = await practice.examine(settings, ["--text", "(718) 555-0123"]);
  assert.equal(code, 0, text);
  for (
    const about of [
      ...["configuration", "database", "migrations", "role", "DNS", "port \\d+", "FloodLine"],
      ...["S3", "S3, CORS", "S3, listing", "S3, reading"],
      ...["Twilio", "Twilio, sender", "Twilio, inbound", "Twilio, 10DLC"],
      ...["Open-Meteo", "Weather Service", "tides", "clock", "backups", "a text"],
    ]
  ) assert.match(text, new RegExp(`^passed {4}${about}: `, "m"));
  assert.doesNotMatch(text, /TO DO/);
  assert.doesNotMatch(text, /not told/);
  assert.match(text, /All is well\.$/);
  assert.doesNotMatch(text, /7185550123/, "the number is not printed");
  const [message] = practice.sandbox.messages("+17185550123");
  assert.match(message!.body, /^FloodLine: texts from 127\.0\.0\.1:\d+ reach you/);
  await practice.sandbox.settled();
});

const ILL: [what: string, faults: Faults, settings: Record<string, string>, todo: RegExp][] = [
  [
    "a suspended account",
    { twilioAccount: { kind: "suspended" } },
    {},
    /TO DO {5}Twilio: the account is suspended\n/,
  ],
  ["a trial account", { twilioAccount: { kind: "trial" } }, {}, /TO DO {5}Twilio: a trial account/],
  [
    "a wrong token",
    {},
    { TWILIO_AUTH_TOKEN: "another-token" },
    /TO DO {5}Twilio: 20003 Authenticate\n +see TWILIO_ACCOUNT_SID/,
  ],
  [
    "another's number",
    {},
    { TWILIO_FROM: "+17185550199" },
    /TO DO {5}Twilio, sender: \+17185550199 is no number of this account/,
  ],
  ["no number", { twilioAccount: { kind: "noNumber" } }, {}, /is no number of this account/],
  [
    "a webhook elsewhere",
    { twilioAccount: { kind: "noWebhook" } },
    {},
    /TO DO {5}Twilio, inbound: texts to us go to https:\/\/demo\.twilio\.com.*\n +set the number's "A message comes in"/,
  ],
  ["a service without a webhook", { twilioAccount: { kind: "noWebhook" } }, {
    TWILIO_MESSAGING_SERVICE_SID: SERVICE,
  }, /TO DO {5}Twilio, inbound: texts to us go to nowhere.*\n +set the service's Integration/],
  ["a service without a number", { twilioAccount: { kind: "noNumber" } }, {
    TWILIO_MESSAGING_SERVICE_SID: SERVICE,
  }, /the messaging service has no number/],
  [
    "a service that leaves it to its numbers, of which one goes elsewhere",
    { twilioAccount: { kind: "numbersWebhooksElsewhere" } },
    { TWILIO_MESSAGING_SERVICE_SID: SERVICE },
    /TO DO {5}Twilio, inbound: texts to us go to https:\/\/demo\.twilio\.com.*\n +set the number's/,
  ],
  ["no campaign", { twilioAccount: { kind: "noCampaign" } }, {
    TWILIO_MESSAGING_SERVICE_SID: SERVICE,
  }, /TO DO {5}Twilio, 10DLC: its campaign is not there\n +register it/],
  ["a campaign under way", { twilioAccount: { kind: "campaignPending" } }, {
    TWILIO_MESSAGING_SERVICE_SID: SERVICE,
  }, /its campaign is IN_PROGRESS/],
  ["a campaign that was refused", { twilioAccount: { kind: "campaignFailed" } }, {
    TWILIO_MESSAGING_SERVICE_SID: SERVICE,
  }, /its campaign is FAILED/],
  ["Twilio down", { twilio: { kind: "500" } }, {}, /TO DO {5}Twilio: 20500/],
  [
    "a misspelt bucket",
    {},
    { S3_BUCKET: "flodline" },
    /TO DO {5}S3: NoSuchBucket.*\n +there is no such bucket/,
  ],
  ["a key that may not delete", { s3: { kind: "deleteDenied" } }, {}, /TO DO {5}S3: AccessDenied/],
  [
    "a bucket that anybody may list",
    { s3: { kind: "publicList" } },
    {},
    /TO DO {5}S3, listing: anybody may list the bucket \(200\)\n +switch on Block/,
  ],
  [
    "a bucket without a CORS rule",
    { s3: { kind: "noCors" } },
    {},
    /TO DO {5}S3, CORS: no GET, no POST from http.*\n.*"AllowedMethods":\["GET","POST"\]/,
  ],
  ["Open-Meteo down", { openMeteo: { kind: "503" } }, {}, /TO DO {5}Open-Meteo: answered 503/],
  ["the Weather Service down", { nws: { kind: "503" } }, {}, /TO DO {5}Weather Service: /],
  [
    "no database",
    {},
    { DATABASE_URL: "postgres://floodline_program@127.0.0.1:1/floodline" },
    /TO DO {5}database: .*\n +see DATABASE_URL/,
  ],
  ["backups in the open", {}, { BACKUP_RECIPIENT: "" }, /TO DO {5}backups, key: not encrypted/],
  ["no backups", {}, { BACKUP_TO: "" }, /TO DO {5}backups: none are taken/],
];

Deno.test("what is ill is said with what to do, and the exit code is 1", async () => {
  await using practice = await openPractice();
  for (const [what, faults, settings, todo] of ILL) {
    practice.sandbox.faults(faults);
    const { code, text } = await practice.examine(settings);
    assert.match(text, todo, what);
    assert.equal(code, 1, what);
    assert.match(text, /\n\d+ to do\.( \d not told: look at it yourself\.)?$/, what);
  }
  practice.sandbox.faults({});
  const { code, text } = await practice.examine();
  assert.equal(code, 0, text);
});

Deno.test("a messaging service that is registered passes, and so does a toll-free number that is verified", async () => {
  await using practice = await openPractice();
  const byService = await practice.examine({ TWILIO_MESSAGING_SERVICE_SID: SERVICE });
  assert.match(byService.text, /passed {4}Twilio, 10DLC: its campaign is verified/);
  practice.sandbox.state.options.from = "+18445550006";
  const tollFree = { TWILIO_FROM: "+18445550006" };
  const ofService = await practice.examine({ TWILIO_MESSAGING_SERVICE_SID: SERVICE });
  assert.match(ofService.text, /passed {4}Twilio, toll-free: verified/);
  assert.doesNotMatch(ofService.text, /10DLC/, "it is not asked of toll-free numbers");
  assert.match((await practice.examine(tollFree)).text, /passed {4}Twilio, toll-free: verified/);
  practice.sandbox.faults({ twilioAccount: { kind: "campaignPending" } });
  const pending = await practice.examine(tollFree);
  assert.match(pending.text, /TO DO {5}Twilio, toll-free: its verification is IN_REVIEW/);
});

Deno.test("what nobody tells has neither passed nor failed: it says how to find out, and the exit code is as without it", async () => {
  await using practice = await openPractice();
  const long = await practice.examine();
  assert.match(long.text, /not told {2}Twilio, 10DLC: .*\n {10}see at console\.twilio\.com/);
  assert.match(long.text, /\nAll is well\. 1 not told: look at it yourself\.$/);
  assert.equal(long.code, 0);
  const short = await practice.examine({ TWILIO_FROM: "12345" });
  assert.match(
    short.text,
    /not told {2}Twilio, sender: the short code 12345: .*\n {10}see at console/,
  );
  assert.equal(short.code, 0);
  practice.sandbox.faults({ twilioAccount: { kind: "numbersWebhooks" } });
  const byNumbers = await practice.examine({ TWILIO_MESSAGING_SERVICE_SID: SERVICE });
  assert.match(byNumbers.text, /passed {4}Twilio, inbound: texts to us go to http/);
  assert.doesNotMatch(byNumbers.text, /not told/);
  using service = answerWithoutDate();
  const { text, code } = await practice.examine({ NWS_URL: service.url });
  assert.match(
    text,
    /not told {2}clock: the Weather Service gave no date.*\n {10}compare `date -u`/,
  );
  assert.match(text, /TO DO {5}Weather Service: /);
  assert.equal(code, 1);
});

/** Whatever is asked: as a proxy that takes the header away. */
function answerWithoutDate() {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const answer = new TextEncoder().encode(
    "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}",
  );
  (async () => {
    for await (const connection of listener) {
      await connection.read(new Uint8Array(4096));
      await connection.write(answer);
      connection.close();
    }
  })().catch(() => {}); // closed
  return {
    url: `http://127.0.0.1:${listener.addr.port}`,
    [Symbol.dispose]: () => listener.close(),
  };
}

Deno.test("a text that the carrier refuses is told by its code", async () => {
  await using practice = await openPractice();
  practice.sandbox.faults({ twilio: { kind: "refuse", errorCode: 21408, times: 1 } });
  const { code, text } = await practice.examine({}, ["--text", "+17185550123"]);
  assert.match(text, /TO DO {5}a text: to ••• ••• 0123 was refused: 21408\n/);
  assert.equal(code, 1);
});

Deno.test("a clock that is wrong is told with how far, and old backups with their age", async () => {
  await using practice = await openPractice();
  const minutes = (count: number) => () => new Date(Date.now() + count * 60_000);
  assert.match(
    (await practice.examine({}, [], minutes(3))).text,
    /TO DO {5}clock: 1[78]\d s ahead\n/,
  );
  assert.match(
    (await practice.examine({}, [], minutes(-3))).text,
    /TO DO {5}clock: 1[78]\d s behind\n/,
  );
  const later = await practice.examine({}, [], minutes(27 * 60));
  assert.match(later.text, /TO DO {5}backups: the newest is from 27 hours ago/);
});

Deno.test("every mistake in the configuration is told at once, before anything else is looked at", async () => {
  await using practice = await openPractice();
  const settings = { FLOODLINE_ENV: "production", NWS_CONTACT: "nobody", BACKUP_TO: "ftp://there" };
  const { code, text } = await practice.examine(settings);
  assert.equal(code, 1);
  for (
    const name of ["PUBLIC_URL", "JWT_SECRET", "TWILIO_AUTH_TOKEN", "NWS_CONTACT", "BACKUP_TO"]
  ) {
    assert.match(text, new RegExp(`TO DO {5}configuration: ${name} `));
  }
  assert.doesNotMatch(text, /passed/);
});

Deno.test("an option that there is not is refused", async () => {
  const patient = {
    environment: {},
    dotEnv: "",
    world: WORLD,
    now: () => new Date(),
    say: () => {},
  };
  await assert.rejects(runDoctor(["--call"], patient), Mistake);
});
