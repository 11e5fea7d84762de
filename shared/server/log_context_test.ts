// Which request a line of the log is of. In a program of its own: there the log is set up as every program's is.
import assert from "node:assert/strict";

const PROGRAM = `
import { withContext } from "@logtape/logtape";
import { forNobody } from "shared/server/async_context.ts";
import { configureLogs, getLogger } from "shared/server/log.ts";

await configureLogs("api");
const log = getLogger(["api", "http"]);
const [asked, answered] = [Promise.withResolvers(), Promise.withResolvers()];

const one = withContext({ requestId: "one" }, async () => {
  log.info("one asks");
  asked.resolve();
  await answered.promise;
  log.info("one goes on");
  forNobody(() => log.info("for nobody"));
  getLogger(["shared", "outbox"]).info("one elsewhere");
});
const two = withContext({ requestId: "two" }, async () => {
  await asked.promise;
  log.info("two asks");
  await new Promise((resolve) => setTimeout(resolve));
  answered.resolve();
  log.info("two goes on");
  await one;
  log.info("two ends");
});
await Promise.all([one, two]);
log.info("after them");
`;

Deno.test("of two requests that take turns each line has its own request's id, and what is done for nobody none", async () => {
  const program = new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--no-check", "--allow-env", "--allow-read", "-"],
    cwd: new URL("../..", import.meta.url),
    stdin: "piped",
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const writer = program.stdin.getWriter();
  await writer.write(new TextEncoder().encode(PROGRAM));
  await writer.close();
  const { stdout } = await program.output();
  const lines = new TextDecoder().decode(stdout).trim().split("\n").map((line) => JSON.parse(line));
  const told = Object.fromEntries(lines.map(({ message, requestId }) => [message, requestId]));
  assert.deepEqual(told, {
    "one asks": "one",
    "two asks": "two",
    "two goes on": "two",
    "one goes on": "one",
    "for nobody": undefined,
    "one elsewhere": "one",
    "two ends": "two",
    "after them": undefined,
  });
});
