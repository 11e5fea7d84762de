// The examples of /developers, run as they are shown: by curl where there is one, and as JavaScript.
import assert from "node:assert/strict";
import { DistrictReport } from "shared/api/district.ts";
import {
  developerExamples,
  EXAMPLE_REPORT,
  examplePrelude,
  KEY_VARIABLE,
} from "shared/developer_examples.ts";
import { startApi } from "../../../testing/api.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import { addDistrict, addKey, addReport, addUser, RED_HOOK } from "../../../testing/rows.ts";

const KEY = "floodline_key_of-the-examples";

Deno.test("what the page for developers shows does what it says, in a shell and in JavaScript", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  await addKey(sql, bidId, { key: KEY, scope: "write" });
  const manager = await api.enter(await addUser(sql, { bidId }));
  const happenedAt = api.deps.now();
  const reports = {
    curl: await addReport(sql, { bidId, happenedAt, depth: "waist" }),
    js: await addReport(sql, { bidId, happenedAt, depth: "waist" }),
  };
  const examples = developerExamples(api.url);

  for (const { name, curl } of examples) {
    if (!curl || !hasCurl()) continue;
    const shell = `set -e\n${curl.replace("curl ", "curl -fsS ")}`;
    const told = await run("sh", ["-c", shell.replaceAll(EXAMPLE_REPORT, reports.curl)]);
    if (name === "sheet") assert.match(told, /^\ufeff?id,/);
    else assert.ok(JSON.parse(told), name);
    if (name === "open") assert.ok(told.includes(reports.curl));
  }

  const programs = examples.map(({ js }) => `{\n${js}\n}`);
  const program = ['import process from "node:process";', examplePrelude(api.url), ...programs]
    .join("\n").replaceAll(EXAMPLE_REPORT, reports.js);
  const address = `data:text/javascript,${encodeURIComponent(program)}`;
  const told = await run(Deno.execPath(), [
    "run",
    "--allow-net",
    "--allow-env",
    "--no-lock",
    address,
  ]);
  assert.ok(told.includes(`${reports.js} waist 11231`), told);
  assert.match(told, /\b2 reports in 30 days/);
  assert.match(told, /\b2 reports in the file "\w+"/);
  assert.match(told, /passed_on 311-04711/);

  for (const id of hasCurl() ? Object.values(reports) : [reports.js]) {
    const { body } = await manager.get(`/api/district/reports/${id}`);
    const { status, cityNumber, acts } = DistrictReport.parse(body);
    assert.deepEqual([status, cityNumber], ["passed_on", "311-04711"]);
    assert.deepEqual(acts.map(({ kind, text }) => [kind, text]), [
      ["status", null],
      ["note", "Work order 77: crew on its way"],
    ]);
  }
});

function hasCurl(): boolean {
  try {
    return new Deno.Command("curl", { args: ["--version"], stdout: "null" }).outputSync().success;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

/** What it says, where it ends well. */
async function run(command: string, args: string[]): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command(command, {
    args,
    env: { [KEY_VARIABLE]: KEY },
    stdout: "piped",
    stderr: "piped",
  }).output();
  assert.ok(success, new TextDecoder().decode(stderr));
  return new TextDecoder().decode(stdout);
}
