import assert from "node:assert/strict";
import { join } from "node:path";
import { hpdQuarters, ZONE } from "./nights/samples/files.ts";
import { replay as replayStorm } from "./replay.ts";
import { readStorm } from "./storm.ts";

const ROOT = new URL("../", import.meta.url).pathname;

async function replay(...args: string[]): Promise<{ code: number; out: string; problem: string }> {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-all", "--no-check", "replay/main.ts", ...args],
    cwd: ROOT,
    env: { NO_COLOR: "1" },
  }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, out: text(stdout), problem: text(stderr) };
}

async function withStorm(storm: object, run: (path: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    const path = join(folder, "storm.json");
    await Deno.writeTextFile(path, JSON.stringify(storm));
    await run(path);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Ten minutes with one resident: as short as a storm can be. */
const SHOWER = {
  name: "A shower",
  note: "All values are invented.",
  timeZone: "America/New_York",
  startsAt: "2026-09-01T15:00",
  hours: 0.2,
  rain: [{ over: { zips: ["11231"] }, from: "15:00", mm: [12] }],
  residents: [{ zip: "11231", name: "Rosa" }],
};

Deno.test("a storm is played on a database of its own and told as one JSON object", async () => {
  await withStorm(SHOWER, async (path) => {
    const { code, out, problem } = await replay(path, "--speed", "max", "--json");
    assert.equal(code, 0, problem);
    const { name, entries, summary } = JSON.parse(out);
    assert.equal(name, "A shower");
    assert.deepEqual(entries.map(({ kind }: { kind: string }) => kind), ["decision", "arrived"]);
    assert.deepEqual(entries[0].names, ["Rosa"]);
    assert.equal(summary.texts, 1);
  });
});

Deno.test("a night of NOAA's files is played, told with what it is worth, and plays alike from its storm file", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const [rain, district, kept] = ["rain.csv", "district.json", "storm.json"]
      .map((name) => join(folder, name)) as [string, string, string];
    await Deno.writeTextFile(rain, hpdQuarters({ "2021-09-01": { 80: 60, 81: 75, 82: 20 } }));
    const residents = [
      { zip: "11231", name: "Rosa", wakesForFlood: true },
      { zip: "11231", count: 2, level: "flood", language: "es", quietHours: null },
    ];
    const asking = { name: "Red Hook", timeZone: ZONE, zips: ["11231"], residents };
    await Deno.writeTextFile(district, JSON.stringify(asking));
    const { code, out, problem } = await replay(
      ...["--from", rain, "--for", district, "--begins", "19:00", "--hours", "3"],
      ...["--keep", kept, "--json"],
    );
    assert.equal(code, 0, problem);
    const { caveats, summary, name } = JSON.parse(out);
    assert.equal(name, "Red Hook, the night of 2021-09-01");
    assert.match(caveats[0], /A PERFECT FORECAST/);
    assert.equal(summary.leads[0].level, "flood");
    assert.ok(summary.leads[0].minutes >= 90, `told ${summary.leads[0].minutes} min before`);
    assert.deepEqual(
      summary.audiences.map(({ level, language, residents, told }: Record<string, unknown>) => [
        ...[level, language, residents, told],
      ]),
      [["heavy", "en", 1, 1], ["flood", "es", 2, 2]],
    );
    assert.ok(summary.dollars > 0 && summary.segments >= summary.texts);
    const storm = await readStorm(await Deno.readTextFile(kept));
    const again = await replayStorm(storm, {
      speed: Infinity,
      env: Deno.env.toObject(),
      segmentCents: 1.1,
      tell: () => {},
    });
    assert.deepEqual(JSON.parse(JSON.stringify(again)), summary);
    const clash = await replay("--from", rain, "--for", district, "--keep", kept);
    assert.deepEqual([clash.code, clash.out], [1, ""]);
    assert.match(clash.problem, /--keep .*storm\.json cannot be written/);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("what cannot be played ends with 1 and says what to do", async () => {
  const cases: [args: string[], problem: RegExp][] = [
    [[], /^Usage: deno task replay[^]*drizzle\.json/],
    [["no_such_storm"], /There is no file no_such_storm\.[^]*ida_like\.json/],
    [["drizzle", "--speed", "fast"], /--speed is a number like 60, or max: not fast/],
    [["drizzle", "--sped", "9"], /--sped[^]*Usage/],
    [["drizzle", "--from", "x"], /^Usage: deno task replay/],
    [["drizzle", "--night", "2021-09-01"], /--night, .* go with --from/],
    [["--from", "x"], /--for FILE says whom to tell/],
    [["--from", "x", "--for", "y"], /There is no file y/],
  ];
  for (const [args, expected] of cases) {
    const { code, out, problem } = await replay(...args);
    assert.deepEqual([code, out], [1, ""], args.join(" "));
    assert.match(problem, expected);
  }
  await withStorm({ ...SHOWER, hours: "two", residents: [] }, async (path) => {
    const { code, problem } = await replay(path);
    assert.equal(code, 1);
    assert.match(problem, /cannot be played:\n {2}hours: .*\n {2}residents: without residents/);
  });
});
