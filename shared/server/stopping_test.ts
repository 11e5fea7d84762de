import assert from "node:assert/strict";

const HOME = new URL("./stopping.ts", import.meta.url).href;

type Ask = [signal: Deno.Signal, afterMs: number];

/** How long what runs takes, when the process is told to stop, and how it ends. */
const CASES: [sentence: string, runs: string, asks: Ask[], code: number][] = [
  ["what runs is finished first", "await wait(200)", [["SIGTERM", 0]], 0],
  ["Ctrl-C is as good", "await wait(200)", [["SIGINT", 0]], 0],
  [
    "one Ctrl-C that comes twice is one",
    "await wait(400)",
    [["SIGINT", 0], ["SIGTERM", 100]],
    0,
  ],
  ["asked again it ends at once", "await wait(20_000)", [["SIGINT", 0], ["SIGINT", 900]], 1],
  ["it ends though something hangs", "await wait(20_000)", [["SIGTERM", 0]], 1],
  ["what cannot be finished is told", "throw new Error('broken')", [["SIGTERM", 0]], 1],
];

for (const [sentence, runs, asks, code] of CASES) {
  Deno.test(`told to stop: ${sentence}`, async () => {
    const script = `
      import { stopOnSignal } from "${HOME}";
      const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
      stopOnSignal("api", async () => { ${runs}; console.log("finished"); }, { withinMs: 1_500 });
      setInterval(() => {}, 1_000);
      console.log("runs");`;
    await using child = new Deno.Command(Deno.execPath(), {
      args: ["eval", "--no-check", script],
      stdout: "piped",
      stderr: "null",
    }).spawn();
    const lines = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
    assert.equal((await lines.read()).value, "runs\n");
    for (const [signal, afterMs] of asks) {
      if (afterMs > 0) await new Promise((resolve) => setTimeout(resolve, afterMs));
      child.kill(signal);
    }
    const { value = "" } = await lines.read();
    assert.equal((await child.status).code, code);
    assert.equal(value, code === 0 ? "finished\n" : "");
    await lines.cancel();
  });
}
