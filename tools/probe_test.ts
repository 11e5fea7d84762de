import assert from "node:assert/strict";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { ask, endChildren, judge, type ProbeAnswer } from "./probe.ts";

/** What looks in a row met, and what was done after the last. */
const CASES: [sentence: string, answers: ProbeAnswer[], isWell: boolean, isOver: boolean][] = [
  ["a good answer is well", ["well"], true, false],
  ["a bad one is not, and no reason to end it", Array(20).fill("ill"), false, false],
  ["three silences are not yet", ["silent", "silent", "silent"], false, false],
  ["four are", ["silent", "silent", "silent", "silent"], false, true],
  ["any answer between begins anew", ["silent", "silent", "ill", "silent", "silent"], false, false],
  ["so does the end of it", Array(5).fill("silent"), false, false],
  ["and it is well again at once", ["silent", "silent", "silent", "well"], true, false],
];

for (const [sentence, answers, isWell, isOver] of CASES) {
  Deno.test(`probing a program: ${sentence}`, () => {
    let verdict = { isWell: true, silent: 0, isOver: false };
    for (const answer of answers) verdict = judge(answer, verdict.silent);
    assert.deepEqual([verdict.isWell, verdict.isOver], [isWell, isOver]);
  });
}

Deno.test("a program that hangs is silent, and is ended under what started it; one that listens nowhere is not silent", async () => {
  const program = `
    const { addr } = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, ({ url }) => {
      if (url.endsWith("/hang")) while (true);
      return new Response(null, { status: url.endsWith("/ill") ? 503 : 200 });
    });
    console.log(addr.port);`;
  // As the image's tini does: a process that waits for the one program.
  const init = new Deno.Command("sh", {
    args: ["-c", '"$0" eval --no-check "$1" & wait $!; exit $?', Deno.execPath(), program],
    stdout: "piped",
  }).spawn();
  const lines = createInterface({ input: Readable.fromWeb(init.stdout as never) });
  const [port] = await new Promise<string[]>((resolve) =>
    lines.on("line", (line) => resolve([line]))
  );
  const url = `http://127.0.0.1:${port}`;
  assert.equal(await ask(`${url}/health`), "well");
  assert.equal(await ask(`${url}/ill`), "ill");
  assert.equal(await ask(`${url}/hang`, 300), "silent");
  assert.equal(await ask(`${url}/health`, 300), "silent");
  endChildren(init.pid);
  assert.equal((await init.status).code, 128 + 9);
  assert.equal(await ask(`${url}/health`), "ill");
});
