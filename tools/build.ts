// `deno task build`: the browser's files, for production. `--fresh`: on genuine Fresh.
import { chooseFramework, findFrameworkMissing, flagsOf } from "../ground/web_framework.ts";

const { framework } = chooseFramework(Deno.args);
const missing = await findFrameworkMissing(framework);
if (missing) {
  console.error(missing);
  Deno.exit(1);
}
const args = ["run", "--allow-all", ...flagsOf(framework), "web/dev.ts", "build"];
const { code } = await new Deno.Command(Deno.execPath(), { args }).spawn().status;
Deno.exit(code);
