import assert from "node:assert/strict";
import { writeTemporaryFile } from "../testing/temporary.ts";

async function run(program: string, env: Record<string, string>) {
  const file = writeTemporaryFile(program, ".ts");
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-all", "tools/with_postgres.ts", file, "a", "b c"],
    cwd: new URL("..", import.meta.url),
    env,
  }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, stdout: text(stdout), stderr: text(stderr) };
}

Deno.test("a command's output, arguments and exit code are its own", async () => {
  const program = `
    console.log(JSON.stringify({ url: Deno.env.get("DATABASE_URL"), args: Deno.args }));
    Deno.exit(3);`;
  const DATABASE_URL = "postgres://somebody@elsewhere.example/floodline";
  const { code, stdout } = await run(program, { DATABASE_URL });
  assert.equal(code, 3);
  assert.deepEqual(JSON.parse(stdout), { url: DATABASE_URL, args: ["a", "b c"] });
});

Deno.test("a DATABASE_URL that is none is told in words", async () => {
  const { code, stdout, stderr } = await run("", { DATABASE_URL: "mysql://x" });
  assert.equal(code, 1);
  assert.equal(stdout, "");
  assert.match(stderr, /DATABASE_URL must start with postgres:\/\//);
});
