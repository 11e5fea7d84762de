// The programs as `deno task build` makes them: what they load, that they work, and what a fault tells.
import assert from "node:assert/strict";
import { join } from "node:path";
import { describeAfterReport } from "shared/after/describe.ts";
import { afterReport } from "shared/samples/after.ts";
import { listConditions } from "shared/server/conditions.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { startProgram } from "../../testing/programs.ts";
import { startSandbox } from "../../testing/sandbox.ts";
import { until } from "../../testing/until.ts";
import { readReport, writeOrder } from "../../worker/after/wire.ts";
import { bundlePrograms } from "./bundle.ts";

const ROOT = join(import.meta.dirname!, "../..");
/** As deep as the real one: what lies beside the sources is found from there. */
const FOLDER = `_build/test-${Deno.pid}`;

/** In bytes of JavaScript and in files, when a program says that it listens. */
const MOST = {
  api: { bytes: 1_900_000, files: 40 },
  web: { bytes: 1_700_000, files: 40 },
  worker: { bytes: 1_000_000, files: 32 },
};

/** Big, and not needed before somebody asks for what they do. */
const LATER = [
  ...["@aws-sdk", "@smithy", "@sentry", "twilio", "axios", "prom-client", "@resvg", "exifr"],
  ...["age-encryption", "swagger-ui-dist", "modern-tar"],
];

const programs = ["api", "web", "worker"] as const;
const outputs = await bundlePrograms(join(ROOT, FOLDER));
globalThis.addEventListener(
  "unload",
  () => Deno.removeSync(join(ROOT, FOLDER), { recursive: true }),
);

/** All that Deno reads before a program begins, by its own account. */
async function listLoaded(name: string): Promise<string[]> {
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["info", "--json", `${FOLDER}/${name}.js`],
    cwd: ROOT,
  }).output();
  const { modules }: { modules: { kind: string; local?: string }[] } = JSON.parse(
    new TextDecoder().decode(stdout),
  );
  return modules.flatMap(({ local }) => local ?? []);
}

for (const name of programs) {
  Deno.test(`${name} loads what it needs to listen, in few files, and no more than that`, async () => {
    const files = await listLoaded(name);
    const bytes = files.reduce((sum, path) => sum + Deno.statSync(path).size, 0);
    assert.ok(files.length <= MOST[name].files, `${files.length} files`);
    assert.ok(bytes <= MOST[name].bytes, `${bytes} bytes`);
    const sources = files.flatMap((path) =>
      Object.keys(outputs[path.slice(ROOT.length).replace(/^\//, "")]?.inputs ?? {})
    );
    assert.ok(sources.length > 100, "what is in the files is known");
    const early = LATER.filter((name) =>
      sources.some((source) => source.includes(`node_modules/${name}/`))
    );
    assert.deepEqual(early, []);
  });
}

Deno.test("as they are built the three work together, and a fault names its source", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  const env = {
    ...sandbox.environment,
    DATABASE_URL: database.url,
    SENTRY_DSN: `${sandbox.url.replace("://", "://key@")}/1`,
  };
  await using api = await startProgram("api", env, `${FOLDER}/api.js`);
  await using web = await startProgram("web", { ...env, API_URL: api.url }, `${FOLDER}/web.js`);
  await using worker = await startProgram("worker", env, `${FOLDER}/worker.js`);
  const get = async (url: string) => {
    const response = await fetch(url);
    return { status: response.status, text: await response.text() };
  };
  assert.equal((await get(`${api.url}/api/ready`)).status, 200);
  assert.equal((await get(`${worker.url}/ready`)).status, 200);
  const page = await get(`${web.url}/zip/11231`);
  assert.match(page.text, /<h1[^>]*>.*11231/s);
  const [, style] = page.text.match(/href="(\/_a\/styles[^"]+)"/)!;
  assert.equal((await get(`${web.url}${style}`)).status, 200);
  // What is loaded later: storage's SDK and the carrier's, a package that lies beside, a page's own parts, Sentry.
  await until(async () => {
    const conditions = await listConditions(database.sql);
    return conditions.some(({ name, illSince }) => name === "storage" && illSince === null);
  });
  const code = await fetch(`${api.url}/api/auth/code`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ phone: "7185550123" }),
  });
  assert.equal(code.status, 202, await code.text());
  assert.equal(sandbox.requests("twilio").length, 1);
  assert.equal((await get(`${api.url}/api/docs/swagger-ui.css`)).status, 200);
  assert.equal((await get(`${web.url}/dev/gallery`)).status, 200);

  await database.sql`drop view public_reports cascade`;
  assert.equal((await get(`${api.url}/api/reports?zip=11231`)).status, 500);
  const line = api.output().split("\n").find((line) => line.includes("public_reports"))!;
  await until(() => sandbox.requests("sentry").length > 0);
  assert.match(JSON.parse(line).stack, /file:\/\/\/\S*\/api\/\w+\S*\.ts:\d+:\d+/);
});

Deno.test("as it is built, the process beside the worker typesets a report", async () => {
  const order = {
    document: describeAfterReport(afterReport()),
    district: "Red Hook BID",
    orderedAt: new Date("2026-11-24T15:00:00Z"),
    photos: new Map(),
  };
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "--cached-only", "--allow-all", `${FOLDER}/typeset.js`],
    cwd: ROOT,
    stdin: "piped",
    stdout: "piped",
  }).spawn();
  const [{ stdout }] = await Promise.all([
    child.output(),
    new Blob([writeOrder(order)]).stream().pipeTo(child.stdin),
  ]);
  const { reading, archive } = readReport(new TextDecoder().decode(stdout));
  for (const pdf of [reading, archive]) {
    assert.equal(new TextDecoder().decode(pdf.slice(0, 5)), "%PDF-");
  }
});
