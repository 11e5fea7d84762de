// `deno task replay STORM [--speed N|max] [--json]`: plays a recorded storm through the real worker, on
// a database and an outside world of its own. See docs/replay.md.
import { isAbsolute, join } from "node:path";
import { parseArgs } from "node:util";
import { ConfigError, readConfig, readDotEnv } from "shared/server/config.ts";
import { WorkerConfig } from "../worker/config.ts";
import { Mistake } from "../tools/admin/mistake.ts";
import { startThrowaway } from "../ground/postgres/throwaway.ts";
import { localTime } from "./local_time.ts";
import { replay } from "./replay.ts";
import { readStorm, type ScriptedStorm, StormError } from "./storm.ts";
import { summaryLines } from "./summary_lines.ts";
import { linesOf, wrapped } from "./timeline.ts";
import type { Entry } from "./entries.ts";

const USAGE = `Usage: deno task replay STORM.json [--speed 60] [--json]

  --speed   how many times as fast as the storm itself; max: as fast as it goes (60)
  --json    one JSON object instead of a time line to read`;

const STORMS = new URL("./storms/", import.meta.url).pathname;
const Costs = WorkerConfig.pick({ SMS_SEGMENT_CENTS: true });

if (import.meta.main) Deno.exit(await main(Deno.args));

async function main(args: string[]): Promise<number> {
  try {
    const wishes = readWishes(args);
    const storm = await readStorm(await readFile(wishes.file));
    const config = readConfig(Costs, Deno.env.toObject(), await readDotEnv());
    await using database = await startThrowaway();
    const { SMS_SEGMENT_CENTS: segmentCents } = config;
    const end = perform(storm, { ...wishes, segmentCents, env: database.env });
    return await Promise.race([end.then(() => 0), interruption()]);
  } catch (error) {
    if (error instanceof StormError) {
      console.error(`This storm cannot be played:\n  ${error.mistakes.join("\n  ")}`);
    } else if (error instanceof Mistake || error instanceof ConfigError) {
      console.error(error.message);
    } else throw error;
    return 1;
  }
}

/** Ctrl-C; 130, as a shell tells of it. What still plays then loses its database: no news. */
function interruption(): Promise<number> {
  return new Promise((resolve) =>
    Deno.addSignalListener("SIGINT", () => {
      globalThis.addEventListener("unhandledrejection", (event) => event.preventDefault());
      resolve(130);
    })
  );
}

interface Wishes {
  file: string;
  speed: number;
  json: boolean;
}

function readWishes(args: string[]): Wishes {
  const { values, positionals } = parsed(args);
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw new Mistake(USAGE + examples());
  const speed = values.speed === "max" ? Infinity : Number(values.speed);
  if (!(speed > 0)) throw new Mistake(`--speed is a number like 60, or max: not ${values.speed}`);
  return { file, speed, json: values.json };
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        speed: { type: "string", default: "60" },
        json: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new Mistake(`${(error as Error).message}\n\n${USAGE}`);
  }
}

/** A file as named, or one of the examples by its name. */
async function readFile(file: string): Promise<string> {
  const asNamed = isAbsolute(file) ? file : join(Deno.cwd(), file);
  const asExample = join(STORMS, file.endsWith(".json") ? file : `${file}.json`);
  for (const path of [asNamed, asExample]) {
    try {
      return await Deno.readTextFile(path);
    } catch (error) {
      if (error instanceof Deno.errors.NotFound) continue;
      throw new Mistake(`${file} cannot be read: ${(error as Error).message}`);
    }
  }
  throw new Mistake(`There is no file ${file}.${examples()}`);
}

function examples(): string {
  const names = [...Deno.readDirSync(STORMS)].map(({ name }) => name).sort();
  return `\n\nExamples, to be given by their name alone:\n  ${names.join("\n  ")}`;
}

async function perform(
  storm: ScriptedStorm,
  { speed, json, segmentCents, env }: Wishes & {
    segmentCents: number;
    env: Record<string, string>;
  },
): Promise<void> {
  const local = (at: Date) => localTime(at, storm.startsAt, storm.timeZone);
  const print = (lines: string[]) => json || console.log(lines.join("\n"));
  const entries: Entry[] = [];
  print([...wrapped("", `${storm.name.toUpperCase()}. ${storm.note}`), ...begun(storm), ""]);
  const tell = (entry: Entry) => {
    entries.push(entry);
    print(linesOf(entry, local));
  };
  const summary = await replay(storm, { speed, env, segmentCents, tell });
  print(["", ...summaryLines(summary, { local, segmentCents })]);
  if (json) {
    const { name, note, startsAt, endsAt } = storm;
    console.log(JSON.stringify({ name, note, startsAt, endsAt, entries, summary }));
  }
}

function begun({ startsAt, timeZone, residents, places, smsPerSecond }: ScriptedStorm): string[] {
  const people = residents.reduce((sum, { count }) => sum + count, 0);
  const day = new Intl.DateTimeFormat("en-US", { timeZone, dateStyle: "full", timeStyle: "short" })
    .format(startsAt).replace(/\s+/g, " ");
  return wrapped(
    "",
    `From ${day}, ${timeZone}. ${people} residents of ${places.size} ZIP codes; ` +
      `${smsPerSecond} texts a second.`,
  );
}
