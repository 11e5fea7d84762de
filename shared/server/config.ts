// Configuration: the environment and `.env`, checked once at start. Each program has its own schema
// made of the groups below.
import { parseEnv } from "node:util";
import { z } from "zod";
import { addDatabasePassword, type ReadFile, readSecretFiles } from "./secret_files.ts";

export type Environment = Record<string, string | undefined>;

/** What development uses where nothing is set. Production refuses each of these. */
export const SANDBOX = {
  url: "http://localhost:9000",
  databaseUrl: "postgres://floodline_program@127.0.0.1:5433/floodline",
  jwtSecret: "development only: anybody may know this secret",
  twilioAccountSid: "AC00000000000000000000000000000000",
  twilioAuthToken: "sandbox-auth-token",
  twilioFrom: "+15005550006",
  s3Bucket: "floodline",
  awsAccessKeyId: "SANDBOXKEY",
  awsSecretAccessKey: "sandbox-secret-key",
} as const;

const Url = z.url({ protocol: /^https?$/, error: "must be an http(s) address", abort: true });

/** Paths are added behind it, so it has none, nor anything that would come after one. */
const Origin = Url.refine(
  (url) => URL.canParse(url) && /^https?:\/\/[^/?#@]+\/?$/.test(url),
  "must be an address alone, as https://flood.example.org, without a path, a query or a name",
);

export const Common = z.object({
  /** Production unless told otherwise: the secrets of development are known to anybody. */
  FLOODLINE_ENV: z.enum(["development", "production"]).default("production"),
  PUBLIC_URL: Origin.default("http://localhost:8080").transform((url) => url.replace(/\/$/, "")),
  SENTRY_DSN: Url.optional(),
  /** The address to listen on. */
  HOST: z.string().optional(),
  /** Where a program tells its figures: a port that nothing from outside is passed on to. Unset: nowhere. */
  METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  /** What was deployed: told to operators, and nothing else. */
  FLOODLINE_VERSION: z.string().default("local"),
});
type Common = z.infer<typeof Common>;

/** In development this machine alone is answered: anybody may know its secrets. */
export function hostOf({ HOST, FLOODLINE_ENV }: Pick<Common, "HOST" | "FLOODLINE_ENV">): string {
  return HOST ?? (FLOODLINE_ENV === "development" ? "127.0.0.1" : "0.0.0.0");
}

/** One host: of several the driver (postgres 3.4.9) takes a standby for the primary, and waits without end. */
const DatabaseUrl = z.string().regex(/^postgres(ql)?:\/\//, "must start with postgres://")
  .refine(
    (url) => !url.replace(/^.*@/, "").split("/")[0]!.includes(","),
    "must name one host: before several put what knows the primary, as in deploy/ha/",
  );

export const DatabaseConfig = z.object({
  DATABASE_URL: DatabaseUrl.default(SANDBOX.databaseUrl),
  /** PostgreSQL itself, to listen: where DATABASE_URL leads to a pooler in transaction mode. */
  DATABASE_DIRECT_URL: DatabaseUrl.optional(),
  /** Put into the addresses that have none. */
  DATABASE_PASSWORD: z.string().optional(),
});

/** What 32 random characters never have less of: hexadecimal ones have 16, and about 14 of them in 32. */
const FEWEST_KINDS = 8;

const SigningSecret = z.string()
  .min(32, { error: "must have at least 32 characters: openssl rand -base64 48", abort: true })
  .refine(
    (secret) => new Set(secret).size >= FEWEST_KINDS,
    "is a few characters over and over, which can be guessed: openssl rand -base64 48",
  );

export const SessionConfig = z.object({
  JWT_SECRET: SigningSecret.default(SANDBOX.jwtSecret),
  /** Signs nothing; what it has signed is good. While secrets change: the next one, then the last one. */
  JWT_SECRET_ACCEPTED: SigningSecret.optional(),
});

export const TwilioConfig = z.object({
  TWILIO_ACCOUNT_SID: z.string().regex(/^AC[0-9a-f]{32}$/, "must look like AC and 32 hex digits")
    .default(SANDBOX.twilioAccountSid),
  TWILIO_AUTH_TOKEN: z.string().min(8).default(SANDBOX.twilioAuthToken),
  /** We ask for nothing by it; what Twilio has signed with it is good. While tokens change. */
  TWILIO_AUTH_TOKEN_ACCEPTED: z.string().min(8).optional(),
  TWILIO_FROM: z.string().regex(/^\+\d{5,15}$|^\d{5,6}$/, "must be a number like +17185550123")
    .optional(),
  TWILIO_MESSAGING_SERVICE_SID: z.string().regex(/^MG[0-9a-f]{32}$/, "must look like MG…")
    .optional(),
  TWILIO_VERIFY_SERVICE_SID: z.string().regex(/^VA[0-9a-f]{32}$/, "must look like VA…").optional(),
  /** Set only to send everything for *.twilio.com somewhere else, as the sandbox. */
  TWILIO_API_URL: Url.optional(),
});

const Dollars = z.coerce.number().nonnegative();

/** How fast the sending number is, and what texts of a UTC day may cost that are no alerts. */
export const TextsConfig = z.object({
  /** A US long code 1, toll-free 3, a short code 100. */
  SMS_PER_SECOND: z.coerce.number().positive().max(10_000).default(1),
  /** What one part costs: about 0.8 to 1.4 cents. */
  SMS_SEGMENT_CENTS: z.coerce.number().positive().default(1.1),
  /** What one verification costs: Verify's own price and that of its text. */
  SMS_VERIFY_CENTS: z.coerce.number().nonnegative().default(6),
  /** Sign-in codes to numbers that have signed in before; and to all others. */
  SMS_CODES_DOLLARS: Dollars.default(10),
  SMS_NEW_CODES_DOLLARS: Dollars.default(10),
  SMS_REPLIES_DOLLARS: Dollars.default(10),
  SMS_REPORTS_DOLLARS: Dollars.default(5),
  SMS_MANAGERS_DOLLARS: Dollars.default(2),
  /** What all districts together may write to their followers. */
  SMS_BROADCASTS_DOLLARS: Dollars.default(50),
});

/** Amazon's rules, and what other stores allow beside: the name alone, no address, no path. */
export const Bucket = z.string().regex(
  /^[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]$/,
  "must be the bucket's name alone, of 3 to 63 letters, digits, dots and hyphens",
);

export const StorageConfig = z.object({
  S3_ENDPOINT: Url.optional(),
  S3_REGION: z.string().default("us-east-1"),
  S3_BUCKET: Bucket.default(SANDBOX.s3Bucket),
  AWS_ACCESS_KEY_ID: z.string().default(SANDBOX.awsAccessKeyId),
  AWS_SECRET_ACCESS_KEY: z.string().default(SANDBOX.awsSecretAccessKey),
});

/** Without BACKUP_TO none is taken. What a bucket is not told here it has as the photos'. */
export const BackupConfig = z.object({
  BACKUP_TO: z.string().regex(
    /^(s3:\/\/[^/]+(\/|$)|\/)/,
    "must be s3://BUCKET/PREFIX, or a folder's path from the root",
  ).optional(),
  BACKUP_RECIPIENT: z.string().regex(
    /^age1[0-9a-z]{50,}$/,
    "must be an age public key, age1…: `deno task admin backup key` makes a pair",
  ).optional(),
  BACKUP_S3_ENDPOINT: Url.optional(),
  BACKUP_S3_REGION: z.string().optional(),
  BACKUP_AWS_ACCESS_KEY_ID: z.string().optional(),
  BACKUP_AWS_SECRET_ACCESS_KEY: z.string().optional(),
});

export const WeatherConfig = z.object({
  OPEN_METEO_URL: Url.default(SANDBOX.url),
  OPEN_METEO_API_KEY: z.string().optional(),
  /** Requests at once. The free host allows one and cuts off who tries more. */
  OPEN_METEO_CONCURRENCY: z.coerce.number().int().min(1).max(32).optional(),
  /** Each place asked for is a call. */
  OPEN_METEO_CALLS_PER_DAY: z.coerce.number().int().min(1).optional(),
  NWS_URL: Url.default(SANDBOX.url),
  /** Unset: no tide is asked for. */
  COOPS_API_URL: Url.optional(),
  NWS_CONTACT: z.email("must be an e-mail address: the Weather Service asks for one").optional(),
});

/** Thrown at start, with every mistake in it. */
export class ConfigError extends Error {
  override name = "ConfigError";

  constructor(readonly mistakes: string[]) {
    super(["The configuration is not usable:", ...mistakes.map((m) => `  ${m}`)].join("\n"));
  }
}

/**
 * Reads a program's configuration. An empty variable counts as unset; the environment wins over
 * `.env`; NAME_FILE gives NAME by the file that it names.
 *
 * @throws ConfigError listing all mistakes at once, those that only matter in production included
 */
export function readConfig<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  environment: Environment,
  dotEnv = "",
  readFile: ReadFile = Deno.readTextFileSync,
): z.infer<z.ZodObject<Shape>> {
  const given: Environment = Object.fromEntries(
    Object.entries({ ...parseEnv(dotEnv), ...environment }).filter(([, value]) => value),
  );
  const files = readSecretFiles(Object.keys(schema.shape), given, readFile);
  const { set, mistakes: ofPassword } = addDatabasePassword(files.set);
  const result = schema.safeParse(set);
  const mistakes = [
    ...files.mistakes,
    ...ofPassword,
    ...(result.error?.issues ?? []).map((i) => `${i.path.join(".")} ${i.message}`),
  ];
  if (set.FLOODLINE_ENV !== "development") {
    const unfit = unfitForProduction(Object.keys(schema.shape), set);
    if (unfit.length > 0 && !set.FLOODLINE_ENV) {
      unfit.push(
        "FLOODLINE_ENV is not set, which means production: deno task dev is for development",
      );
    }
    mistakes.push(...unfit);
  }
  if (!result.success || mistakes.length > 0) throw new ConfigError(mistakes);
  return result.data;
}

/** What commands for a developer run in: development, unless somebody has said what this is. */
export function inDevelopment(environment: Environment, dotEnv: string): Environment {
  const said = environment.FLOODLINE_ENV || parseEnv(dotEnv).FLOODLINE_ENV;
  return { ...environment, FLOODLINE_ENV: said || "development" };
}

/** The text of `.env` beside deno.json; empty where there is none. */
export async function readDotEnv(path = ".env"): Promise<string> {
  try {
    return await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return "";
    throw error;
  }
}

const REQUIRED_IN_PRODUCTION = [
  "PUBLIC_URL",
  "DATABASE_URL",
  "JWT_SECRET",
  "TWILIO_ACCOUNT_SID",
  "TWILIO_AUTH_TOKEN",
  "OPEN_METEO_URL",
  "NWS_URL",
  "NWS_CONTACT",
  "S3_BUCKET",
  "AWS_ACCESS_KEY_ID",
  "AWS_SECRET_ACCESS_KEY",
];

/** What goes there tells who is texted, or is believed. */
const ONLY_ENCRYPTED = [
  "TWILIO_API_URL",
  "S3_ENDPOINT",
  "BACKUP_S3_ENDPOINT",
  "OPEN_METEO_URL",
  "NWS_URL",
  "COOPS_API_URL",
];

/** What would make production run on the sandbox, on a known secret, or without encryption. */
function unfitForProduction(names: string[], set: Environment): string[] {
  const isDefault = (value: string) => Object.values<string>(SANDBOX).includes(value);
  const isSandbox = (value: string) =>
    /^https?:\/\/(localhost|127\.0\.0\.1|sandbox):9000/.test(value);
  const mistakes: string[] = [];
  for (const name of names) {
    const value = set[name];
    if (!value && REQUIRED_IN_PRODUCTION.includes(name)) {
      mistakes.push(`${name} must be set in production`);
    }
    if (value && (isDefault(value) || isSandbox(value)) && name !== "S3_BUCKET") {
      mistakes.push(`${name} is the sandbox's: production needs its own`);
    }
  }
  if (names.includes("PUBLIC_URL") && set.PUBLIC_URL && !set.PUBLIC_URL.startsWith("https://")) {
    mistakes.push("PUBLIC_URL must start with https:// in production");
  }
  for (const name of ONLY_ENCRYPTED) {
    const value = names.includes(name) ? set[name] : undefined;
    if (value?.startsWith("http://") && !isSandbox(value)) {
      mistakes.push(
        `${name} must start with https:// in production: what goes there is read on the way`,
      );
    }
  }
  if (names.includes("TWILIO_FROM") && !set.TWILIO_FROM && !set.TWILIO_MESSAGING_SERVICE_SID) {
    mistakes.push("TWILIO_FROM or TWILIO_MESSAGING_SERVICE_SID must be set in production");
  }
  return mistakes;
}
