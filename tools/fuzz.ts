// `deno task fuzz [requests]`: the tests that go by chance, for longer than `deno task test` takes over them:
// so many requests to the API, and of all else as many times more. A failure names its seed.
import { findTests } from "./tests/find.ts";

const [wanted = "10000"] = Deno.args;
if (!/^[1-9]\d{0,7}$/.test(wanted)) {
  console.error("Say how many requests: `deno task fuzz 100000`");
  Deno.exit(1);
}
const files = findTests(["."]).filter((file) => file.endsWith("_fuzz_test.ts"));
const { code } = await new Deno.Command(Deno.execPath(), {
  args: ["run", "--allow-all", new URL("run_tests.ts", import.meta.url).pathname, ...files],
  env: { FUZZ_REQUESTS: wanted },
}).spawn().status;
Deno.exit(code);
