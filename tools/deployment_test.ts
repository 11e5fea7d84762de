// What the deployment files promise.
import assert from "node:assert/strict";
import { join } from "node:path";
import { parse } from "yaml";
import type { z } from "zod";
import { ApiConfig } from "../api/config.ts";
import { WebConfig } from "../web/config.ts";
import { WorkerConfig } from "../worker/config.ts";
import { readConfig } from "shared/server/config.ts";
import { FLAGS } from "./start.ts";

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
  healthcheck?: { test: string[] };
  [other: string]: unknown;
}

interface Compose {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean }>;
  volumes: Record<string, unknown>;
}

const compose: Compose = parse(read("docker-compose.yml"), { merge: true });
const { services } = compose;
const PROGRAMS = ["api", "web", "worker"] as const;
const SCHEMAS: Record<(typeof PROGRAMS)[number], z.ZodObject> = {
  api: ApiConfig,
  web: WebConfig,
  worker: WorkerConfig,
};

Deno.test("there are five containers and a one-shot migration, no more", () => {
  const names = Object.keys(services).sort();
  assert.deepEqual(names, ["api", "caddy", "migrate", "postgres", "web", "worker"]);
  assert.equal(services.migrate!.restart, "no");
  for (const name of names.filter((name) => name !== "migrate")) {
    assert.equal(services[name]!.restart, "unless-stopped", name);
    assert.ok(services[name]!.healthcheck, `${name} has no healthcheck`);
    assert.ok(services[name]!.stop_grace_period, `${name} has no time to stop`);
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
  for (const name of [...PROGRAMS, "migrate"]) {
    const service = services[name]!;
    assert.equal(service.image, "floodline");
    assert.equal(service.read_only, true);
    assert.deepEqual(service.cap_drop, ["ALL"]);
    assert.ok(Deno.statSync(join(ROOT, service.command![0]!)).isFile);
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

Deno.test("the image runs programs as `deno task start` does", () => {
  const [, entrypoint] = read("Dockerfile").match(/^ENTRYPOINT (.+)$/m)!;
  assert.deepEqual(JSON.parse(entrypoint!), ["/tini", "--", "deno", "run", ...FLAGS]);
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
      assert.ok(!isSecret || /\$\{\w+/.test(value), `${name}: ${variable}`);
    }
  }
});

Deno.test("a filled-in .env makes each program start in production", () => {
  const filled: Record<string, string> = {
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
  for (const name of PROGRAMS) {
    const environment = Object.fromEntries(
      Object.entries(services[name]!.environment!).map(([variable, value]) => [
        variable,
        value.replace(/\$\{(\w+)(?::[-?]([^}]*))?\}/g, (whole, variable, otherwise) => {
          if (whole.includes(":?")) assert.ok(filled[variable], `${variable} is not filled in`);
          return filled[variable] ?? otherwise ?? "";
        }),
      ]),
    );
    assert.equal(readConfig(SCHEMAS[name], environment).FLOODLINE_ENV, "production");
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
  const required = [...read("docker-compose.yml").matchAll(/\$\{([A-Z0-9_]+):\?/g)].map((m) =>
    m[1]!
  );
  const missing = [...new Set(required)].filter((name) => !readme.includes(`\`${name}\``));
  assert.deepEqual(missing, []);
});
