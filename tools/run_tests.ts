// `deno task test [path…]`: runs the tests against a PostgreSQL of their own, thrown away after.
// `--fresh`: the pages on genuine Fresh, without the tests of what stands in for it.
import { existsSync } from "node:fs";
import { findChromium } from "../ground/browser.ts";
import { startThrowaway } from "../ground/postgres/throwaway.ts";
import { chooseFramework, findFrameworkMissing, flagsOf, handOn } from "../ground/web_framework.ts";
import { Children } from "./children.ts";
import { findTests } from "./tests/find.ts";
import { groupTests } from "./tests/groups.ts";
import { makeRunFolder } from "./tests/run_folder.ts";
import { writeGroups } from "./tests/write.ts";

const ROOT = new URL("../", import.meta.url).pathname;
const { framework, rest } = chooseFramework(Deno.args);
const isFresh = framework === "fresh";
const flags = rest.filter((arg) => arg.startsWith("-"));
const paths = rest.filter((arg) => !arg.startsWith("-"));

const nowhere = paths.filter((path) => !existsSync(path));
if (nowhere.length > 0) {
  console.error(`There is nothing at ${nowhere.join(", ")}: give test files or folders`);
  Deno.exit(1);
}
const missing = await findFrameworkMissing(framework);
if (missing) {
  console.error(missing);
  Deno.exit(1);
}

/** They wait as much as they work: for timers, answers, a browser. */
const FILES_AT_ONCE = navigator.hardwareConcurrency + 2;
/** Tests have nothing to finish. */
const END_WITHIN_MS = 3_000;
const children = new Children({ endWithinMs: END_WITHIN_MS });

let code: number;
{
  await using database = await startThrowaway();
  if (needsBuild()) await run(["task", "build", ...isFresh ? ["--fresh"] : []]);
  code = await runTests({ ...database.env, ...await bringBrowser() });
}
Deno.exit(code);

/** Journeys and the built programs run the web program as in production, and need it built. */
function needsBuild(): boolean {
  return paths.length === 0 ||
    paths.some((path) => /^(\.\/)?(e2e\b|tools(\/?$|\/bundle\b)|\.?$)/.test(path));
}

/** Where no Chromium is installed, the one from npm, unpacked once. */
async function bringBrowser(): Promise<Record<string, string>> {
  if (findChromium(Deno.env.toObject())) return {};
  const folder = `${ROOT}.data/browser`;
  if (!await Deno.stat(folder).then(() => true, () => false)) {
    const partial = `${folder}-${Deno.pid}`;
    await Deno.mkdir(partial, { recursive: true });
    const env = { TMPDIR: partial, AWS_LAMBDA_JS_RUNTIME: "nodejs22.x" };
    await run(["run", "--allow-all", "tools/unpack_browser.ts"], env);
    await Deno.rename(partial, folder);
  }
  return { FLOODLINE_TEST_BROWSER: folder };
}

async function run(args: string[], env?: Record<string, string>): Promise<void> {
  const options = { env, cwd: ROOT, stdout: "null", stderr: "piped" } as const;
  const { success, stderr } = await children.start(args, options).output();
  if (!success) throw new Error(`deno ${args.join(" ")}: ${new TextDecoder().decode(stderr)}`);
}

async function runTests(env: Record<string, string>): Promise<number> {
  const found = findTests(paths.length > 0 ? paths : ["."]);
  const groups = groupTests(found.filter((file) => !isFresh || !file.startsWith("web/isle/")));
  await using folder = await makeRunFolder();
  await using modules = await writeGroups(groups);
  const args = [
    ...["test", "--allow-all", "--parallel", "--no-check", ...flagsOf(framework)],
    ...flags,
    ...modules.paths,
  ];
  const tests = children.start(args, {
    env: {
      DENO_JOBS: Deno.env.get("DENO_JOBS") ?? String(FILES_AT_ONCE),
      ...env,
      TMPDIR: folder.path,
      ...handOn(framework),
      ...Deno.stdout.isTerminal() && { FORCE_COLOR: "1" },
    },
    stdout: "piped",
    stderr: "inherit",
  });
  const output = await echo(tests.stdout, modules.tidy);
  const { code } = await tests.status;
  const { passed, failed } = count(output);
  // A file that does not load fails the run without being counted; no test at all proves nothing.
  const isRed = code !== 0 || passed + failed === 0;
  // Of a test that failed or was ended it is no wonder.
  const left = isRed ? [] : folder.listLeft();
  if (left.length > 0) {
    console.error(
      `What a test makes it takes away. In the temporary folder was left: ${left.join(", ")}`,
    );
  }
  const bad = isRed || left.length > 0;
  console.log(`${passed} passed, ${bad ? Math.max(failed, 1) : failed} failed`);
  return bad ? code || 1 : 0;
}

/** Line by line, each as it is made tidy. */
async function echo(
  stream: ReadableStream<Uint8Array>,
  tidy: (line: string) => string,
): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let rest = "";
  const write = async (lines: string) => {
    text += lines;
    const bytes = new TextEncoder().encode(lines);
    for (let written = 0; written < bytes.length;) {
      written += await Deno.stdout.write(bytes.subarray(written));
    }
  };
  for await (const chunk of stream) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop()!;
    if (lines.length > 0) await write(lines.map((line) => `${tidy(line)}\n`).join(""));
  }
  if (rest) await write(tidy(rest));
  return text;
}

/** From Deno's "ok | 12 passed (3 steps) | 0 failed (4s)". */
function count(output: string): { passed: number; failed: number } {
  // deno-lint-ignore no-control-regex
  const plain = output.replace(/\x1b\[[0-9;]*m/g, "");
  // The last one: a test may have printed such a line of its own.
  const found = [...plain.matchAll(/\| (\d+) passed(?: \([^)]*\))? \| (\d+) failed/g)].at(-1);
  return { passed: Number(found?.[1] ?? 0), failed: Number(found?.[2] ?? 0) };
}
