// `deno task audit`: what is known against the packages and images that FloodLine runs on. Exit code
// 1 where something is, 2 where nobody could be asked.
import { join } from "node:path";
import { type Advisory, askForAdvisories } from "./audit/advisories.ts";
import { listImages, listPackages } from "./audit/components.ts";

const ROOT = join(import.meta.dirname!, "..");
const RECORD = join(ROOT, ".data/audit.json");

interface Record {
  askedAt: string;
  components: number;
  advisories: Advisory[];
}

if (import.meta.main) {
  Deno.exit(await audit({ service: "https://api.osv.dev", file: RECORD }));
}

/** @param options.file keeps the last answer, for a day without a network */
export async function audit(
  { service, file, say = console.log, now = new Date() }: {
    service: string;
    file: string;
    say?: (line: string) => void;
    now?: Date;
  },
): Promise<number> {
  const last = await readRecord(file);
  const read = (name: string) => Deno.readTextFile(join(ROOT, name));
  const components = [
    ...listPackages(await read("deno.lock")),
    ...listImages(await read("docker-compose.yml"), await read("Dockerfile")),
  ];
  try {
    const advisories = await askForAdvisories(service, components);
    const record = { askedAt: now.toISOString(), components: components.length, advisories };
    await Deno.mkdir(join(file, ".."), { recursive: true });
    await Deno.writeTextFile(file, JSON.stringify(record, null, 2));
    say(last ? `Last asked ${last.askedAt}.` : "Not asked before on this machine.");
    tell(record, say);
    return advisories.length > 0 ? 1 : 0;
  } catch (error) {
    say(`${service} could not be asked: ${(error as Error).message}`);
    if (last) tell(last, say);
    else say("It was never asked on this machine. Try again where the network allows it.");
    return 2;
  }
}

function tell({ askedAt, components, advisories }: Record, say: (line: string) => void): void {
  for (const { id, name, version } of advisories) {
    say(`${name} ${version}: https://osv.dev/vulnerability/${id}`);
  }
  const found = advisories.length === 0 ? "nothing is known" : `${advisories.length} are known`;
  say(`Asked ${askedAt}: ${found} against ${components} packages and images.`);
}

async function readRecord(file: string): Promise<Record | undefined> {
  try {
    return JSON.parse(await Deno.readTextFile(file));
  } catch {
    return undefined; // none yet, or one that a crash cut off
  }
}
