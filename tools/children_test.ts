import assert from "node:assert/strict";

const HOME = new URL("./children.ts", import.meta.url).href;
const DEAF =
  `Deno.addSignalListener("SIGTERM", () => {}); console.log("runs"); setInterval(() => {}, 1_000);`;

/** What a tool's program does when it is told to end, how often that is, and its exit code. */
const CASES: [sentence: string, program: string, asks: number, code: number][] = [
  [
    "it is told too, and may finish",
    `Deno.addSignalListener("SIGTERM", () => Deno.exit(7)); console.log("runs"); setInterval(() => {}, 1_000);`,
    1,
    7,
  ],
  ["it is ended though it hangs", DEAF, 1, 137],
  ["it is ended at once where that is asked again", DEAF, 2, 137],
];

for (const [sentence, program, asks, code] of CASES) {
  Deno.test(`a tool that is told to end stays until its program has ended: ${sentence}`, async () => {
    const script = `
      import { Children } from "${HOME}";
      const children = new Children({ endWithinMs: ${asks > 1 ? 60_000 : 1_000} });
      const child = children.start(["eval", ${JSON.stringify(program)}]);
      console.log("left " + (await child.status).code);
      const late = children.start(["eval", "setInterval(() => {}, 1_000)"]);
      console.log(" late " + (await late.status).success);`;
    await using tool = new Deno.Command(Deno.execPath(), {
      args: ["eval", "--no-check", script],
      stdout: "piped",
      stderr: "null",
    }).spawn();
    const lines = tool.stdout.pipeThrough(new TextDecoderStream()).getReader();
    assert.equal((await lines.read()).value, "runs\n");
    for (let asked = 0; asked < asks; asked++) {
      if (asked > 0) await new Promise((resolve) => setTimeout(resolve, 900));
      tool.kill("SIGTERM");
    }
    let told = "";
    for (let read = await lines.read(); !read.done; read = await lines.read()) told += read.value;
    assert.equal(told, `left ${code}\n late false\n`);
    assert.equal((await tool.status).code, 0);
  });
}
