// The web program as a process.
import assert from "node:assert/strict";
import { flagsOf, frameworkIn } from "../ground/web_framework.ts";

const ROOT = new URL("../", import.meta.url).pathname;

function run(script: string, env: Record<string, string>) {
  return new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--allow-all",
      "--no-check",
      ...flagsOf(frameworkIn(Deno.env.toObject())),
      script,
    ],
    cwd: ROOT,
    env: { FLOODLINE_ENV: "development", PORT: "0", ...env },
    stdout: "piped",
    stderr: "piped",
  }).spawn();
}

/** The port from the line that tells it; what comes after is read away. */
async function portOf(stdout: ReadableStream<Uint8Array>): Promise<number> {
  const found = Promise.withResolvers<number>();
  const decoder = new TextDecoder();
  let text = "";
  const read = async () => {
    for await (const chunk of stdout) {
      text += decoder.decode(chunk, { stream: true });
      const port = text.match(/"port":(\d+)/)?.[1];
      if (port) found.resolve(Number(port));
    }
    found.reject(new Error(`No port was told:\n${text}`));
  };
  read();
  return await found.promise;
}

Deno.test("development serves, reloads pages, and stops although a page still listens", async () => {
  const program = run("web/dev.ts", {});
  const errors = new Response(program.stderr).text();
  const origin = `http://127.0.0.1:${await portOf(program.stdout)}`;
  assert.deepEqual(await (await fetch(`${origin}/health`)).json(), { status: "ok" });
  const page = await (await fetch(`${origin}/nowhere`)).text();
  assert.match(page, /<script type="module" src="\/_live\/script\.js">/);
  const script = await (await fetch(`${origin}/_live/script.js`)).text();
  const id = script.match(/data !== "([^"]+)"/)![1];
  const events = (await fetch(`${origin}/_live/events`)).body!.getReader();
  const first = await events.read();
  assert.equal(new TextDecoder().decode(first.value), `data: ${id}\n\n`);
  await (await fetch(`${origin}/_live/events`)).body!.cancel(); // a page that is gone already
  program.kill("SIGTERM");
  assert.equal((await events.read()).done, true);
  assert.equal((await program.status).code, 0, await errors);
});

Deno.test("mistakes of configuration are told in words, all at once, and end the program", async () => {
  const program = run("web/main.ts", { PORT: "eighty", API_URL: "nowhere" });
  const { code, stderr } = await program.output();
  const text = new TextDecoder().decode(stderr);
  assert.equal(code, 1);
  assert.match(text, /The configuration is not usable:\n(.*\n)*.*PORT/);
  assert.match(text, /API_URL must be an http\(s\) address/);
  assert.doesNotMatch(text, /at file:/);
});
