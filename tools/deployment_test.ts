// What the deployment files promise.
import assert from "node:assert/strict";
import { join } from "node:path";
import { parse } from "yaml";
import type { z } from "zod";
import { ApiConfig } from "../api/config.ts";
import { WebConfig } from "../web/config.ts";
import { WorkerConfig } from "../worker/config.ts";
import { readConfig } from "shared/server/config.ts";
import { listMistakes } from "./check_config.ts";

const ROOT = join(import.meta.dirname!, "..");
const read = (name: string) => Deno.readTextFileSync(join(ROOT, name));

interface Service {
  image: string;
  command?: string[];
  restart?: string;
  ports?: string[];
  environment?: Record<string, string>;
  networks?: string[];
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[]; interval: string; timeout: string };
  [other: string]: unknown;
}

interface Compose {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean }>;
  volumes: Record<string, unknown>;
}

const compose: Compose = parse(read("docker-compose.yml"), { merge: true });
const { services } = compose;
const ONE_SHOT = ["check", "migrate"];
const PROGRAMS = ["api", "web", "worker"] as const;
const SCHEMAS: Record<(typeof PROGRAMS)[number], z.ZodObject> = {
  api: ApiConfig,
  web: WebConfig,
  worker: WorkerConfig,
};

Deno.test("there are five containers, and two that end before they start, no more", () => {
  const names = Object.keys(services).sort();
  assert.deepEqual(names, [
    ...["api", "caddy", "check", "migrate", "operator", "postgres", "web", "worker"],
  ]);
  assert.deepEqual(services.operator!.profiles, ["operator"], "never up, and run by hand");
  for (const name of ONE_SHOT) assert.equal(services[name]!.restart, "no");
  const byHand = [...ONE_SHOT, "operator"];
  for (const name of names.filter((name) => !byHand.includes(name))) {
    assert.equal(services[name]!.restart, "unless-stopped", name);
    assert.ok(services[name]!.healthcheck, `${name} has no healthcheck`);
    assert.ok(services[name]!.stop_grace_period, `${name} has no time to stop`);
  }
});

Deno.test("one service builds the image, by its version, and the others take it: nothing is made anew for that", () => {
  const builders = Object.keys(services).filter((name) => services[name]!.build);
  assert.deepEqual(builders, ["migrate"]);
  for (const name of [...PROGRAMS, ...ONE_SHOT]) {
    const { image, pull_policy } = services[name]!;
    assert.equal(image, "floodline:${FLOODLINE_VERSION:-local}");
    assert.equal(pull_policy, name === "migrate" ? "missing" : "never", name);
  }
});

Deno.test("no container can write to its root, start processes without end, or gain rights", () => {
  for (const [name, service] of Object.entries(services)) {
    assert.equal(service.read_only, true, name);
    assert.ok(Number(service.pids_limit) >= 100, name);
    assert.deepEqual(service.security_opt, ["no-new-privileges:true"], name);
  }
  // As many processes as connections, and PostgreSQL's own.
  const [connections] = services.postgres!.command!.join(" ").match(/(?<=max_connections=)\d+/)!;
  assert.ok(Number(services.postgres!.pids_limit) >= Number(connections) + 30);
});

Deno.test("a program that hangs is ended by its probe: Docker starts it anew", () => {
  for (const name of PROGRAMS) {
    const { test, interval, timeout } = services[name]!.healthcheck!;
    assert.deepEqual(test.slice(0, 5), ["CMD", "deno", "run", "--allow-all", "tools/probe.ts"]);
    assert.deepEqual([interval, timeout], ["15s", "5s"], "what tools/probe.ts counts with");
  }
});

Deno.test("only Caddy is published", () => {
  const published = Object.keys(services).filter((name) => services[name]!.ports);
  assert.deepEqual(published, ["caddy"]);
});

Deno.test("the database has no way out, and Caddy and web no way to it", () => {
  assert.equal(compose.networks.data!.internal, true);
  assert.deepEqual(services.postgres!.networks, ["data"]);
  assert.deepEqual(services.migrate!.networks, ["data"]);
  assert.equal(services.check!.network_mode, "none", "it sees every secret");
  for (const name of ["caddy", "web"]) assert.deepEqual(services[name]!.networks, ["edge"]);
  for (const name of ["api", "worker"]) {
    assert.ok(services[name]!.networks!.some((network) => !compose.networks[network]!.internal));
  }
});

Deno.test("programs start after the database is healthy and migrated, Caddy after them", () => {
  assert.equal(services.migrate!.depends_on!.postgres!.condition, "service_healthy");
  for (const name of ["api", "worker"]) {
    const { migrate } = services[name]!.depends_on!;
    assert.equal(migrate!.condition, "service_completed_successfully", name);
  }
  assert.equal(
    services.postgres!.depends_on!.check!.condition,
    "service_completed_successfully",
    "nothing starts on settings that are not whole",
  );
  assert.equal(services.web!.depends_on!.api!.condition, "service_healthy");
  for (const name of ["api", "web"]) {
    assert.equal(services.caddy!.depends_on![name]!.condition, "service_healthy");
  }
});

Deno.test("what is kept lies in named volumes, and logs have an end", () => {
  for (const [name, service] of Object.entries(services)) {
    for (const volume of service.volumes ?? []) {
      const [source] = volume.split(":");
      assert.ok(source === "./Caddyfile" || source! in compose.volumes, `${name}: ${volume}`);
    }
    const { options } = service.logging as { options: Record<string, string> };
    assert.ok(options["max-size"] && options["max-file"], name);
  }
});

Deno.test("images are pinned, and the programs' one runs as no root on files it cannot change", () => {
  for (const name of ["caddy", "postgres"]) {
    assert.match(services[name]!.image, /^[a-z]+:\d+\.\d+[^@]*@sha256:[0-9a-f]{64}$/, name);
  }
  for (const name of [...PROGRAMS, ...ONE_SHOT]) {
    const service = services[name]!;
    assert.deepEqual(service.cap_drop, ["ALL"]);
    assert.ok(Deno.statSync(join(ROOT, service.command!.at(-1)!)).isFile);
  }
  const dockerfile = read("Dockerfile");
  const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base);
  assert.equal(new Set(bases).size, 1);
  const [image, digest] = bases[0]!.split("@");
  assert.equal(image, `denoland/deno:${Deno.version.deno}`);
  assert.match(digest!, /^sha256:[0-9a-f]{64}$/);
  assert.match(dockerfile, /^USER deno$/m);
  assert.match(dockerfile, /deno install --frozen/);
});

Deno.test("the pinned Deno is the same everywhere", () => {
  for (const file of [".ci/run", "README.md"]) {
    for (const [, version] of read(file).matchAll(/deno@([\d.]+)/g)) {
      assert.equal(version, Deno.version.deno, file);
    }
  }
});

Deno.test("no secret is inside, and each program gets those it reads and no others", () => {
  const variables = (name: string) => Object.keys(services[name]!.environment ?? {});
  for (const name of PROGRAMS) {
    const unknown = variables(name).filter((variable) =>
      !(variable in SCHEMAS[name].shape) && variable !== "DENO_V8_FLAGS"
    );
    assert.deepEqual(unknown, [], name);
  }
  for (const [name, { environment }] of Object.entries(services)) {
    for (const [variable, value] of Object.entries(environment ?? {})) {
      const isSecret = /SECRET|TOKEN|PASSWORD|KEY|DATABASE_URL|_SID/.test(variable);
      const isOf = /^\$\{\w+/.test(value) ||
        /^postgres:\/\/\w+@postgres:5432\/floodline$/.test(value);
      assert.ok(!isSecret || isOf, `${name}: ${variable}`);
    }
  }
});

const FILLED: Record<string, string> = {
  PUBLIC_URL: "https://flood.example.org",
  POSTGRES_PASSWORD: "0123456789abcdef",
  POSTGRES_PROGRAM_PASSWORD: "fedcba9876543210",
  JWT_SECRET: "0123456789abcdef0123456789abcdef",
  TWILIO_ACCOUNT_SID: `AC${"1".repeat(32)}`,
  TWILIO_AUTH_TOKEN: "0123456789abcdef",
  TWILIO_FROM: "+17185550123",
  OPEN_METEO_URL: "https://api.open-meteo.com",
  NWS_URL: "https://api.weather.gov",
  NWS_CONTACT: "operator@example.org",
  S3_BUCKET: "flood-photos",
  AWS_ACCESS_KEY_ID: "AKIAEXAMPLE",
  AWS_SECRET_ACCESS_KEY: "example-secret",
  SITE_ADDRESS: "flood.example.org",
};

/** As Compose gives it to a service, with this `.env`. */
function environmentOf(name: string, dotEnv: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(services[name]!.environment!).map(([variable, value]) => [
      variable,
      value.replace(
        /\$\{(\w+):-([^}]*)\}/g,
        (_, variable, otherwise) => dotEnv[variable] || otherwise,
      ),
    ]),
  );
}

Deno.test("a filled-in .env makes each program start in production", () => {
  for (const name of PROGRAMS) {
    const environment = environmentOf(name, FILLED);
    assert.equal(readConfig(SCHEMAS[name], environment).FLOODLINE_ENV, "production");
  }
  assert.deepEqual(listMistakes(environmentOf("check", FILLED)), []);
});

Deno.test("an empty .env is told whole at once, each variable by its name, and Compose itself refuses none", () => {
  const names = listMistakes(environmentOf("check", {})).map((mistake) => mistake.split(" ")[0]);
  assert.deepEqual(names, Object.keys(FILLED).sort());
  assert.doesNotMatch(read("docker-compose.yml"), /\$\{\w+:?\?/);
});

Deno.test("`check` is given all that any program is", () => {
  const checked = Object.keys(services.check!.environment!);
  const given = PROGRAMS.flatMap((name) => Object.keys(services[name]!.environment!));
  const left = given.filter((name) => !checked.includes(name));
  assert.deepEqual(new Set(left), new Set(["API_URL", "DENO_V8_FLAGS"]));
});

Deno.test("one password for owner and programs is refused: programs are no owners", () => {
  const same = { ...FILLED, POSTGRES_PROGRAM_PASSWORD: FILLED.POSTGRES_PASSWORD! };
  assert.match(listMistakes(environmentOf("check", same)).join(), /must be another than/);
});

Deno.test("with secrets in files, each service reads those that it needs, and `check` them all", () => {
  const { services: added, secrets }: {
    services: Record<string, { environment: Record<string, string>; secrets: string[] }>;
    secrets: Record<string, { file: string }>;
  } = parse(read("deploy/secrets.yml"), { merge: true });
  for (const [name, service] of Object.entries(added)) {
    const files = Object.entries(service.environment);
    for (const [variable, path] of files) {
      const plain = variable.replace(/_FILE$/, "");
      assert.ok(plain in services[name]!.environment! || plain === "POSTGRES_PASSWORD", variable);
      assert.ok(service.secrets.includes(path.replace("/run/secrets/", "")), `${name}: ${path}`);
    }
  }
  assert.deepEqual(Object.keys(secrets), added.check!.secrets);
  // They lie beside docker-compose.yml, from where Compose reads paths of all its files.
  for (const [name, { file }] of Object.entries(secrets)) assert.equal(file, `./secrets/${name}`);
  const contents: Record<string, string> = {
    postgres_password: FILLED.POSTGRES_PASSWORD!,
    postgres_program_password: FILLED.POSTGRES_PROGRAM_PASSWORD!,
    jwt_secret: FILLED.JWT_SECRET!,
    twilio_auth_token: FILLED.TWILIO_AUTH_TOKEN!,
    aws_secret_access_key: FILLED.AWS_SECRET_ACCESS_KEY!,
  };
  const { PUBLIC_URL, TWILIO_ACCOUNT_SID, TWILIO_FROM, AWS_ACCESS_KEY_ID, ...rest } = FILLED;
  const { OPEN_METEO_URL, NWS_URL, NWS_CONTACT, S3_BUCKET, SITE_ADDRESS } = rest;
  const open = {
    ...{ PUBLIC_URL, TWILIO_ACCOUNT_SID, TWILIO_FROM, AWS_ACCESS_KEY_ID, S3_BUCKET, SITE_ADDRESS },
    ...{ OPEN_METEO_URL, NWS_URL, NWS_CONTACT },
  } as Record<string, string>;
  const environment = { ...environmentOf("check", open), ...added.check!.environment };
  const readFile = (path: string) => `${contents[path.replace("/run/secrets/", "")]}\n`;
  assert.deepEqual(listMistakes(environment, readFile), []);
});

Deno.test("logs go to the host's journal for all, where that is asked for", () => {
  const journal: { services: Record<string, unknown> } = parse(read("deploy/journald.yml"), {
    merge: true,
  });
  assert.deepEqual(Object.keys(journal.services).sort(), Object.keys(services).sort());
  for (const [name, service] of Object.entries(journal.services)) {
    const logging = { driver: "journald", options: { tag: `floodline-${name}` } };
    assert.deepEqual(service, { logging });
  }
});

Deno.test(".env.example tells of every variable that anything reads", () => {
  const documented = new Set(
    [...read(".env.example").matchAll(/^([A-Z0-9_]+)=$/gm)].map((m) => m[1]!),
  );
  const readByPrograms = PROGRAMS.flatMap((name) => Object.keys(SCHEMAS[name].shape));
  const readByFiles = ["docker-compose.yml", "sandbox/main.ts"].flatMap((file) =>
    [...read(file).matchAll(/\$\{([A-Z0-9_]+)|^ {2}([A-Z0-9_]+): /gm)].map((m) => m[1] ?? m[2]!)
  );
  const missing = [...readByPrograms, ...readByFiles].filter((name) => !documented.has(name));
  assert.deepEqual([...new Set(missing)], []);
});

Deno.test("README's table names every variable that production needs", () => {
  const readme = read("README.md");
  const missing = Object.keys(FILLED).filter((name) => !readme.includes(`\`${name}\``));
  assert.deepEqual(missing, []);
});
