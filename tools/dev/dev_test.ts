// `deno task dev` as a developer meets it: as a process, on other ports and data.
import assert from "node:assert/strict";
import { createInterface } from "node:readline";
import { join } from "node:path";
import { Readable } from "node:stream";
import { findTaken } from "./ports.ts";
import { PORTS, shifted } from "../programs/programs.ts";

const ROOT = join(import.meta.dirname!, "../..");

interface Dev {
  process: Deno.ChildProcess;
  lines: string[];
  /** Until a line like that is shown. */
  shows(what: RegExp): Promise<void>;
  /** All that was shown, once it has ended. */
  ended: Promise<{ code: number; text: string }>;
}

function startDev(shift: number, data: string): Dev {
  const process = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--allow-all",
      "--no-check",
      "tools/dev.ts",
      `--shift=${shift}`,
      `--data=${data}`,
    ],
    cwd: ROOT,
    // A database of the test run's own would be used instead.
    env: { DATABASE_URL: "", NO_COLOR: "1" },
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const lines: string[] = [];
  const waiting: { what: RegExp; resolve: () => void }[] = [];
  const read = async (stream: ReadableStream<Uint8Array>) => {
    for await (const line of createInterface({ input: Readable.fromWeb(stream as never) })) {
      lines.push(line);
      for (const { what, resolve } of waiting) if (what.test(line)) resolve();
    }
  };
  const readAll = Promise.all([read(process.stdout), read(process.stderr)]);
  const ended = (async () => {
    await readAll;
    return { code: (await process.status).code, text: lines.join("\n") };
  })();
  return {
    process,
    lines,
    async shows(what) {
      if (lines.some((line) => what.test(line))) return;
      const shown = new Promise<void>((resolve) => waiting.push({ what, resolve }));
      const tooSoon = ended.then(({ text }) => {
        throw new Error(`ended without showing ${what}:\n${text}`);
      });
      await Promise.race([shown, tooSoon]);
    },
    ended,
  };
}

/** Below 32768: above it, systems take ports for connections and for tests that ask for any. */
async function freeShift(): Promise<number> {
  while (true) {
    const shift = 11_000 + Math.floor(Math.random() * 12_000);
    if ((await findTaken({ ...shifted(PORTS, shift) })).length === 0) return shift;
  }
}

async function makeData(): Promise<string> {
  const data = await Deno.makeTempDir({ prefix: "floodline-dev-" });
  await Deno.chmod(data, 0o755); // PostgreSQL runs as nobody under root
  return data;
}

Deno.test("one command starts everything, survives a kill, and stops without a trace", async () => {
  const data = await makeData();
  const shift = await freeShift();
  const ports = shifted(PORTS, shift);

  const first = startDev(shift, data);
  await first.shows(/FloodLine is up/);
  await first.shows(/Ctrl-C stops everything/);
  const text = first.lines.join("\n");
  assert.match(text, /Manager, Hoboken Washington Street +\+12015550100/);
  const page = await fetch(`http://localhost:${ports.gateway}/zip/07030`);
  assert.match(await page.text(), /Hoboken/);
  const reports = await fetch(`http://localhost:${ports.gateway}/api/reports?zip=07030`);
  assert.ok((await reports.json()).reports.length > 0);

  const beside = await startDev(shift, data).ended;
  assert.equal(beside.code, 1);
  assert.match(beside.text, new RegExp(`runs here already, as process ${first.process.pid}`));

  first.process.kill("SIGKILL");
  await first.process.status;
  const second = startDev(shift, data);
  await second.shows(/Stopped what an earlier run left: sandbox, api, worker, web/);
  await second.shows(/FloodLine is up/);
  assert.doesNotMatch(second.lines.join("\n"), /Demo districts/);

  second.process.kill("SIGINT");
  const { code, text: end } = await second.ended;
  assert.equal(code, 0, end);
  assert.match(end, /Stopped\.$/);
  assert.deepEqual(await findTaken({ ...ports }), []);
  await first.ended;
  await Deno.remove(data, { recursive: true });
});

Deno.test("a port that is taken is told with its holder, and nothing is started", async () => {
  const data = await makeData();
  const shift = await freeShift();
  const { sandbox } = shifted(PORTS, shift);
  using _other = Deno.listen({ port: sandbox });
  const { code, text } = await startDev(shift, data).ended;
  assert.equal(code, 1);
  const holder = Deno.build.os === "linux" ? `.*\\(process ${Deno.pid}\\)` : ".*";
  assert.match(text, new RegExp(`Port ${sandbox}, for sandbox, is taken by ${holder}`));
  assert.match(text, /--shift 1000/);
  await Deno.remove(data, { recursive: true });
});
