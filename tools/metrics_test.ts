// The figures that programs tell, and the alarms over them, as Prometheus reads both.
import assert from "node:assert/strict";
import { parse } from "yaml";
import { familiesOfProgram, writeFamilies } from "shared/server/meter/families.ts";
import { RequestMeter } from "shared/server/meter/request_meter.ts";
import { noteIll, noteWell } from "shared/server/conditions.ts";
import { measureDatabase } from "shared/server/status/database_figures.ts";
import { readStatus } from "shared/server/status/status.ts";
import { familiesOfStatus } from "shared/server/status/status_families.ts";
import { cloneDatabase } from "../testing/database.ts";
import { askPromtool, findPromtool } from "../testing/promtool.ts";

const hasPromtool = await findPromtool() !== undefined;
const NOW = new Date("2026-11-22T12:00:00Z");
const RULES = new URL("../deploy/alerts.yml", import.meta.url);

function test(name: string, body: () => Promise<void>): void {
  Deno.test({ name, ignore: !hasPromtool, fn: body });
}

test("the alarm rules speak where they should, and are silent where they should", async () => {
  assert.match(await askPromtool(["check", "rules", "deploy/alerts.yml"]), /SUCCESS: \d+ rules/);
  assert.match(await askPromtool(["test", "rules", "deploy/alerts_test.yml"]), /SUCCESS/);
});

interface Rule {
  alert: string;
  expr: string;
  labels: { severity: string };
  annotations: { summary: string; runbook: string };
}

Deno.test("each alarm is of a figure that is told, and says how urgent it is and what to do", async () => {
  await using database = await cloneDatabase();
  await fill(database.asProgram);
  const told = new Set([
    ...familiesOfStatus(await readStatus(database.asProgram, NOW)),
    ...familiesOfProgram("api", { requests: new RequestMeter(), startedAt: NOW, version: "v1" }),
  ].map(({ name }) => name));
  const { groups }: { groups: { rules: Rule[] }[] } = parse(await Deno.readTextFile(RULES));
  const rules = groups.flatMap(({ rules }) => rules);
  assert.ok(rules.length > 10);
  for (const { alert, expr, labels, annotations } of rules) {
    for (const [name] of expr.matchAll(/floodline_\w+/g)) {
      assert.ok(
        told.has(name.replace(/_(bucket|count|sum)$/, "")),
        `${alert}: ${name} is not told`,
      );
    }
    assert.ok(["page", "ticket"].includes(labels.severity), alert);
    assert.ok(annotations.summary && annotations.runbook.length > 20, alert);
  }
  const tests = await Deno.readTextFile(new URL("alerts_test.yml", RULES));
  const untested = rules.filter(({ alert }) => !tests.includes(`alertname="${alert}"`));
  assert.deepEqual(untested.map(({ alert }) => alert), []);
});

test("what the worker tells of the whole is what Prometheus reads", async () => {
  await using database = await cloneDatabase();
  await fill(database.asProgram);
  const requests = new RequestMeter();
  requests.count({ method: "GET", route: '/api/"odd"\n/:id', status: 200, ms: 30 });
  const { text } = await writeFamilies([
    ...familiesOfProgram("worker", { requests, startedAt: NOW, version: "v1" }),
    ...familiesOfStatus(await readStatus(database.asProgram, NOW)),
  ]);
  await askPromtool(["check", "metrics"], text);
  assert.match(text, /^floodline_condition_ill\{condition="carrier"\} 1$/m);
  assert.match(text, /^floodline_condition_ill\{condition="openMeteo"\} 0$/m);
  assert.match(text, /^floodline_texts_queued\{what="code"\} 1$/m);
  assert.match(text, /^floodline_texts_of_day\{status="refused",error="20003"\} 1$/m);
  assert.match(text, /^floodline_alarms\{alarm="all"\} [1-9]/m);
  assert.doesNotMatch(text, /718555/);
});

async function fill(sql: Parameters<typeof readStatus>[0]): Promise<void> {
  const slot = new Date(NOW.getTime() - 10 * 60_000);
  const figures = {
    zips: 4,
    unanswered: 1,
    leftOut: 1,
    odd: 0,
    requests: 2,
    messages: 2,
    seconds: 3,
  };
  await sql`
    insert into sweeps (slot, status, started_at, lease_until, finished_at, figures)
    values (${slot}, 'partial', ${slot}, ${slot}, ${slot}, ${
    JSON.stringify(figures)
  }::text::jsonb)`;
  await sql`
    insert into messages (kind, phone, body, segments, status, error_code, created_at, send_at, expires_at)
    values
      ('code', '+17185550123', 'x', 1, 'queued', null, ${slot}, ${slot}, ${slot}),
      ('code', '+17185550124', 'x', 1, 'refused', 20003, ${slot}, ${slot}, ${slot})`;
  await noteIll(sql, "carrier", slot, { errorCode: 30034 });
  await noteWell(sql, "backups", slot, { newestAt: slot.toISOString() });
  await noteWell(sql, "openMeteo", slot);
  await noteWell(sql, "modelRun", slot, { runAt: slot.toISOString() });
  await noteWell(sql, "weatherBudget", slot, { callsADay: 10_000 });
  await noteWell(sql, "spending", slot, { ofDollars: 200, segmentCents: 1.1 });
  await noteWell(sql, "purses", slot, { parts: { codes: 900 }, segmentCents: 1.1 });
  await measureDatabase(sql, slot);
}
