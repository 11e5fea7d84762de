// `deno task supply licences`: each package's licence, and exit code 1 where one is not on the list.
// `deno task supply sbom`: what FloodLine is made of, as CycloneDX JSON, on standard output.
// `deno task supply updates [--apply]`: what is newer than what is pinned. It changes nothing unless asked.
import { join } from "node:path";
import { listImages } from "./audit/components.ts";
import { isAllowed, listLicences } from "./audit/licences.ts";
import { readLock } from "./audit/lock.ts";
import { makeSbom } from "./audit/sbom.ts";
import { applyUpdates, askForUpdates, listPinned } from "./audit/updates.ts";

const ROOT = join(import.meta.dirname!, "..");
const read = (name: string) => Deno.readTextFile(join(ROOT, name));
const packages = readLock(await read("deno.lock"));
const licences = await listLicences(packages, join(ROOT, "node_modules"));

switch (Deno.args[0]) {
  case "licences":
    Deno.exit(tellLicences());
    break;
  case "sbom": {
    const images = listImages(await read("docker-compose.yml"), await read("Dockerfile"));
    console.log(JSON.stringify(makeSbom({ packages, images, licences, now: new Date() }), null, 2));
    break;
  }
  case "updates":
    Deno.exit(await tellUpdates(Deno.args.includes("--apply")));
    break;
  default:
    console.error("Say which: licences, sbom, or updates [--apply]");
    Deno.exit(1);
}

function tellLicences(): number {
  const refused = licences.filter(({ licence }) => licence !== undefined && !isAllowed(licence));
  const counts = Map.groupBy(licences, ({ licence }) => licence ?? "of another platform, not here");
  for (const [licence, of] of counts) console.log(`${licence}: ${of.length}`);
  for (const { package: named, licence } of refused) {
    console.error(`${named} has ${licence}, which is not on the list in tools/audit/licences.ts`);
  }
  return refused.length > 0 ? 1 : 0;
}

async function tellUpdates(isApplied: boolean): Promise<number> {
  const configuration = await read("deno.json");
  const registry = Deno.env.get("NPM_CONFIG_REGISTRY") ?? await askNpm();
  const updates = await askForUpdates(registry, listPinned(configuration));
  for (const { name, from, to, changes } of updates) {
    console.log(`${name}  ${from} → ${to}  ${changes}`);
  }
  console.log(`${updates.length} of ${listPinned(configuration).size} have something newer.`);
  if (!isApplied || updates.length === 0) return 0;
  await Deno.writeTextFile(join(ROOT, "deno.json"), applyUpdates(configuration, updates));
  const { code } = await new Deno.Command(Deno.execPath(), { args: ["install"], cwd: ROOT })
    .spawn().status;
  console.log("deno.json and deno.lock are changed: read the difference, run check and test.");
  return code;
}

/** Which registry packages come from, by npm's own settings. */
async function askNpm(): Promise<string> {
  const npm = new Deno.Command("npm", { args: ["config", "get", "registry"] });
  const output = await npm.output().catch(() => undefined);
  if (output?.success) return new TextDecoder().decode(output.stdout).trim().replace(/\/$/, "");
  console.error("There is no npm to ask: set NPM_CONFIG_REGISTRY to the registry's address");
  Deno.exit(1);
}
