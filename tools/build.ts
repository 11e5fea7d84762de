// `deno task build`: the browser's files and the programs, for production. `--fresh`: on genuine Fresh,
// which brings a web program of its own.
import { chooseFramework, findFrameworkMissing, flagsOf } from "../ground/web_framework.ts";
import { bundlePrograms } from "./bundle/bundle.ts";

const { framework } = chooseFramework(Deno.args);
const missing = await findFrameworkMissing(framework);
if (missing) {
  console.error(missing);
  Deno.exit(1);
}
const args = ["run", "--allow-all", ...flagsOf(framework), "web/dev.ts", "build"];
const { code } = await new Deno.Command(Deno.execPath(), { args }).spawn().status;
if (code === 0) await bundlePrograms();
Deno.exit(code);
