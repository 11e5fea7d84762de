import assert from "node:assert/strict";
import {
  BackupConfig,
  Common,
  ConfigError,
  DatabaseConfig,
  type Environment,
  hostOf,
  inDevelopment,
  readConfig,
  SANDBOX,
  SessionConfig,
  StorageConfig,
  TwilioConfig,
  WeatherConfig,
} from "./config.ts";

const Everything = Common.extend({
  ...DatabaseConfig.shape,
  ...SessionConfig.shape,
  ...TwilioConfig.shape,
  ...StorageConfig.shape,
  ...WeatherConfig.shape,
  ...BackupConfig.shape,
});

const PRODUCTION: Environment = {
  FLOODLINE_ENV: "production",
  PUBLIC_URL: "https://floodline.example",
  DATABASE_URL: "postgres://floodline:secret@db/floodline",
  JWT_SECRET: "a secret of more than thirty-two characters",
  TWILIO_ACCOUNT_SID: `AC${"a".repeat(32)}`,
  TWILIO_AUTH_TOKEN: "0123456789abcdef",
  TWILIO_FROM: "+17185550100",
  OPEN_METEO_URL: "https://customer-api.open-meteo.com",
  NWS_URL: "https://api.weather.gov",
  NWS_CONTACT: "ops@floodline.example",
  S3_BUCKET: "floodline",
  AWS_ACCESS_KEY_ID: "AKIAEXAMPLE",
  AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMI",
};

function mistakesIn(environment: Environment, dotEnv = ""): string[] {
  try {
    readConfig(Everything, environment, dotEnv);
    return [];
  } catch (error) {
    assert(error instanceof ConfigError);
    return error.mistakes;
  }
}

Deno.test("development needs nothing at all", () => {
  const config = readConfig(Everything, { FLOODLINE_ENV: "development" });
  assert.equal(config.FLOODLINE_ENV, "development");
  assert.equal(config.OPEN_METEO_URL, SANDBOX.url);
});

Deno.test("without FLOODLINE_ENV it is production, and a missing secret is not the known one", () => {
  for (const FLOODLINE_ENV of [undefined, ""]) {
    assert.deepEqual(mistakesIn({ ...PRODUCTION, FLOODLINE_ENV }), []);
    const [secret, hint] = mistakesIn({ ...PRODUCTION, FLOODLINE_ENV, JWT_SECRET: undefined });
    assert.equal(secret, "JWT_SECRET must be set in production");
    assert.match(hint!, /FLOODLINE_ENV is not set, which means production/);
  }
});

Deno.test("a misspelt FLOODLINE_ENV is no development", () => {
  const mistakes = mistakesIn({ FLOODLINE_ENV: "Development" });
  assert.ok(mistakes.some((mistake) => mistake.startsWith("FLOODLINE_ENV")));
  assert.ok(mistakes.includes("JWT_SECRET must be set in production"));
});

Deno.test("development answers this machine alone, unless told otherwise", () => {
  assert.equal(hostOf({ FLOODLINE_ENV: "development" }), "127.0.0.1");
  assert.equal(hostOf({ FLOODLINE_ENV: "production" }), "0.0.0.0");
  assert.equal(hostOf({ FLOODLINE_ENV: "development", HOST: "0.0.0.0" }), "0.0.0.0");
});

Deno.test("a developer's command is in development unless the environment or .env says otherwise", () => {
  const said = (environment: Environment, dotEnv = "") =>
    inDevelopment(environment, dotEnv).FLOODLINE_ENV;
  assert.equal(said({}), "development");
  assert.equal(said({ FLOODLINE_ENV: "" }), "development");
  assert.equal(said({ FLOODLINE_ENV: "production" }), "production");
  assert.equal(said({}, "FLOODLINE_ENV=production\n"), "production");
});

Deno.test("production starts on settings of its own", () => {
  assert.deepEqual(mistakesIn(PRODUCTION), []);
});

Deno.test("all mistakes are told at once, each by its name", () => {
  const mistakes = mistakesIn({
    FLOODLINE_ENV: "development",
    PUBLIC_URL: "floodline",
    DATABASE_URL: "mysql://x",
    JWT_SECRET: "short",
    TWILIO_ACCOUNT_SID: "AC1",
    NWS_CONTACT: "nobody",
  });
  const names = mistakes.map((mistake) => mistake.split(" ")[0]).sort();
  assert.deepEqual(names, [
    "DATABASE_URL",
    "JWT_SECRET",
    "NWS_CONTACT",
    "PUBLIC_URL",
    "TWILIO_ACCOUNT_SID",
  ]);
});

Deno.test("a mistake in form and one that only matters in production are told together", () => {
  const mistakes = mistakesIn({ ...PRODUCTION, NWS_CONTACT: "nobody", JWT_SECRET: undefined });
  assert.equal(mistakes.length, 2);
});

for (const name of Object.keys(PRODUCTION)) {
  if (name === "FLOODLINE_ENV" || name === "TWILIO_FROM") continue;
  Deno.test(`production refuses to start without ${name}`, () => {
    assert.deepEqual(mistakesIn({ ...PRODUCTION, [name]: undefined }), [
      `${name} must be set in production`,
    ]);
  });
}

Deno.test("production needs a sender: a number or a messaging service", () => {
  assert.match(mistakesIn({ ...PRODUCTION, TWILIO_FROM: undefined })[0]!, /TWILIO_FROM or/);
  const service = { TWILIO_FROM: undefined, TWILIO_MESSAGING_SERVICE_SID: `MG${"a".repeat(32)}` };
  assert.deepEqual(mistakesIn({ ...PRODUCTION, ...service }), []);
});

const SANDBOX_SETTINGS: Environment = {
  DATABASE_URL: SANDBOX.databaseUrl,
  JWT_SECRET: SANDBOX.jwtSecret,
  TWILIO_ACCOUNT_SID: SANDBOX.twilioAccountSid,
  TWILIO_AUTH_TOKEN: SANDBOX.twilioAuthToken,
  TWILIO_FROM: SANDBOX.twilioFrom,
  TWILIO_API_URL: SANDBOX.url,
  OPEN_METEO_URL: "http://sandbox:9000",
  NWS_URL: "http://127.0.0.1:9000/",
  S3_ENDPOINT: SANDBOX.url,
  AWS_ACCESS_KEY_ID: SANDBOX.awsAccessKeyId,
  AWS_SECRET_ACCESS_KEY: SANDBOX.awsSecretAccessKey,
};

for (const [name, value] of Object.entries(SANDBOX_SETTINGS)) {
  Deno.test(`production refuses the sandbox's ${name}`, () => {
    const [mistake] = mistakesIn({ ...PRODUCTION, [name]: value });
    assert.match(mistake ?? "", new RegExp(`^${name} is the sandbox's`));
  });
}

Deno.test("production refuses an address without encryption", () => {
  const mistakes = mistakesIn({ ...PRODUCTION, PUBLIC_URL: "http://floodline.example" });
  assert.deepEqual(mistakes, ["PUBLIC_URL must start with https:// in production"]);
});

Deno.test("the environment wins over .env, and an empty variable counts as unset", () => {
  const dotEnv =
    "S3_BUCKET=from-file\nS3_REGION=from-file\nSENTRY_DSN=https://key@sentry.example/1";
  const environment = {
    FLOODLINE_ENV: "development",
    S3_BUCKET: "from-environment",
    SENTRY_DSN: "",
  };
  const config = readConfig(Everything, environment, dotEnv);
  assert.equal(config.S3_BUCKET, "from-environment");
  assert.equal(config.S3_REGION, "from-file");
  assert.equal(config.SENTRY_DSN, undefined);
});

Deno.test("an address loses its last slash, since paths are put behind it", () => {
  const config = readConfig(Everything, {
    FLOODLINE_ENV: "development",
    PUBLIC_URL: "https://floodline.example/",
  });
  assert.equal(config.PUBLIC_URL, "https://floodline.example");
});

const ADDRESSES: [name: string, value: string, mistake?: RegExp][] = [
  ["PUBLIC_URL", "https://floodline.example:8443"],
  ["PUBLIC_URL", "https://[2001:db8::1]/"],
  ["PUBLIC_URL", "https://floodline.example/app", /^PUBLIC_URL must be an address alone/],
  ["PUBLIC_URL", "https://floodline.example/?a=1", /^PUBLIC_URL must be an address alone/],
  ["PUBLIC_URL", "https://floodline.example?a=1", /^PUBLIC_URL must be an address alone/],
  ["PUBLIC_URL", "https://floodline.example#top", /^PUBLIC_URL must be an address alone/],
  ["PUBLIC_URL", "https://me:pw@floodline.example", /^PUBLIC_URL must be an address alone/],
  ...["TWILIO_API_URL", "S3_ENDPOINT", "BACKUP_S3_ENDPOINT", "OPEN_METEO_URL", "NWS_URL"].flatMap((
    name,
  ) =>
    ["http://elsewhere.example", "http://localhost:9001", "http://10.0.0.1"].map((
      value,
    ): [string, string, RegExp] => [name, value, new RegExp(`^${name} must start with https://`)])
  ),
];

for (const [name, value, mistake] of ADDRESSES) {
  Deno.test(`production ${mistake ? "refuses" : "takes"} ${value} as ${name}`, () => {
    const mistakes = mistakesIn({ ...PRODUCTION, [name]: value });
    assert.equal(mistakes.length, mistake ? 1 : 0, mistakes.join());
    if (mistake) assert.match(mistakes[0]!, mistake);
  });
}

Deno.test("development may go without encryption, as to a store beside it", () => {
  const url = "http://localhost:9001";
  const set = { TWILIO_API_URL: url, S3_ENDPOINT: url, OPEN_METEO_URL: url, NWS_URL: url };
  assert.equal(readConfig(Everything, { FLOODLINE_ENV: "development", ...set }).NWS_URL, url);
});

const SECRETS: [secret: string, mistake?: RegExp][] = [
  ["kF3x0Jr0cIhqk1w5VfLhJx1m7k0r8i0sU4G0wG6yX2Q="],
  ["9f86d081884c7d659a2feaa0c55ad015"],
  ["x".repeat(48), /over and over/],
  ["password".repeat(6), /over and over/],
  ["0101".repeat(12), /over and over/],
  ["9f86d081884c7d65", /at least 32/],
];

for (const [secret, mistake] of SECRETS) {
  Deno.test(`${secret} ${mistake ? "does not do" : "does"} for JWT_SECRET, nor the one beside it`, () => {
    for (const name of ["JWT_SECRET", "JWT_SECRET_ACCEPTED"]) {
      const mistakes = mistakesIn({ ...PRODUCTION, [name]: secret });
      assert.equal(mistakes.length > 0, mistake !== undefined, mistakes.join());
      if (mistake) assert.ok(mistakes.some((each) => each.startsWith(name) && mistake.test(each)));
    }
  });
}

Deno.test("secrets may lie in files, and count as if they stood in the environment", () => {
  const { JWT_SECRET, AWS_SECRET_ACCESS_KEY, ...rest } = PRODUCTION;
  const files: Record<string, string> = {
    "/j": `${JWT_SECRET}\n`,
    "/a": AWS_SECRET_ACCESS_KEY!,
    "/d": "p/w",
  };
  const environment = {
    ...rest,
    JWT_SECRET_FILE: "/j",
    AWS_SECRET_ACCESS_KEY_FILE: "/a",
    DATABASE_URL: "postgres://floodline@db/floodline",
    DATABASE_PASSWORD_FILE: "/d",
  };
  const config = readConfig(Everything, environment, "", (path) => files[path]!);
  assert.equal(config.JWT_SECRET, JWT_SECRET);
  assert.equal(config.DATABASE_URL, "postgres://floodline:p%2Fw@db/floodline");
  assert.throws(
    () => readConfig(Everything, { ...environment, JWT_SECRET_FILE: "/nowhere/j" }),
    /JWT_SECRET_FILE: \/nowhere\/j cannot be read \(NotFound\)/,
  );
  assert.throws(
    () => readConfig(Everything, environment, "", (path) => path === "/j" ? "short" : files[path]!),
    /JWT_SECRET must have at least 32/,
  );
});

Deno.test("an address of several hosts is refused: the driver would take a standby for the primary", () => {
  const several = "postgres://floodline:secret@db1,db2:5433/floodline?target_session_attrs=primary";
  const direct = { DATABASE_DIRECT_URL: several };
  for (const set of [{ DATABASE_URL: several }, direct]) {
    const [mistake, ...more] = mistakesIn({ ...PRODUCTION, ...set });
    assert.match(mistake!, /^DATABASE_(DIRECT_)?URL must name one host/);
    assert.deepEqual(more, []);
  }
  const comma = "postgres://floodline:a,b@db/floodline";
  assert.deepEqual(mistakesIn({ ...PRODUCTION, DATABASE_URL: comma }), []);
});
