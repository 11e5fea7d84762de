// `deno task replay STORM [--speed N|max] [--json]`: plays a recorded storm through the real worker, on
// a database and an outside world of its own; with --from, a night of which files of rain are at hand. See
// docs/replay.md.
import { isAbsolute, join } from "node:path";
import { parseArgs } from "node:util";
import { ConfigError, readConfig, readDotEnv } from "shared/server/config.ts";
import { WorkerConfig } from "../worker/config.ts";
import { Mistake } from "../tools/admin/mistake.ts";
import { startThrowaway } from "../ground/postgres/throwaway.ts";
import { localTime } from "./local_time.ts";
import { type NightOptions, readNight } from "./nights/ask.ts";
import { replay } from "./replay.ts";
import { readStorm, type ScriptedStorm, StormError } from "./storm.ts";
import { summaryLines } from "./summary_lines.ts";
import { linesOf, wrapped } from "./timeline.ts";
import type { Entry } from "./entries.ts";

const USAGE = `Usage: deno task replay STORM.json [--speed 60] [--json]
       deno task replay --from FILE… --for DISTRICT.json [--night 2021-09-01]

  --speed         how many times as fast as the storm itself; max: as fast as it goes (60; a night: max)
  --json          one JSON object instead of a time line to read

  --from FILE     what fell: NOAA's HPD, LCD or ASOS one-minute data, or an answer of Open-Meteo; once each
  --for FILE      who would have been told: deno task admin districts describe SLUG > FILE
  --night DATE    the day on which it begins; may be left out where the files are of a few days
  --begins 12:00  and the hour; --hours 24 later it ends
  --forecast FILE what the model foresaw, without a word of when (historical-forecast-api, previous-runs-api)
  --run TIME=FILE what a run of the model foresaw (single-runs-api), TIME its start in UTC; once each
  --known-after 120
                  minutes from a run's start until its forecast could be read
  --keep FILE     writes the night as a storm file, too`;

const STORMS = new URL("./storms/", import.meta.url).pathname;
const Costs = WorkerConfig.pick({ SMS_SEGMENT_CENTS: true });

if (import.meta.main) Deno.exit(await main(Deno.args));

async function main(args: string[]): Promise<number> {
  try {
    const wishes = readWishes(args);
    const { text, caveats } = await readStormText(wishes);
    const storm = await readStorm(text);
    if (wishes.keep) await keep(wishes.keep, text);
    const config = readConfig(Costs, Deno.env.toObject(), await readDotEnv());
    await using database = await startThrowaway();
    const { SMS_SEGMENT_CENTS: segmentCents } = config;
    const end = perform(storm, { ...wishes, caveats, segmentCents, env: database.env });
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

async function readStormText(
  { file, night }: Wishes,
): Promise<{ text: string; caveats: string[] }> {
  if (file) return { text: await readFile(file), caveats: [] };
  const { file: storm, caveats } = await readNight(night);
  return { text: `${JSON.stringify(storm, null, 2)}\n`, caveats };
}

/** Where nothing lies yet. */
async function keep(path: string, text: string): Promise<void> {
  try {
    await Deno.writeTextFile(path, text, { createNew: true });
  } catch (error) {
    throw new Mistake(`--keep ${path} cannot be written: ${(error as Error).message}`);
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
  /** A storm's; absent: a night is asked for. */
  file?: string;
  night: NightOptions;
  keep?: string;
  speed: number;
  json: boolean;
}

function readWishes(args: string[]): Wishes {
  const { values, positionals } = parsed(args);
  const { json, keep, speed: typed, from, "known-after": knownAfter, ...others } = values;
  const [file, ...more] = positionals;
  const isNight = from.length > 0;
  if (more.length > 0 || isNight === Boolean(file)) throw new Mistake(USAGE + examples());
  const { for: district, night, forecast, run } = others;
  if (!isNight && (district ?? night ?? keep ?? [...forecast, ...run][0]) !== undefined) {
    throw new Mistake(`--for, --night, --forecast, --run and --keep go with --from\n\n${USAGE}`);
  }
  const wished = typed ?? (isNight ? "max" : "60");
  const speed = wished === "max" ? Infinity : Number(wished);
  if (!(speed > 0)) throw new Mistake(`--speed is a number like 60, or max: not ${wished}`);
  return { file, night: { ...others, from, knownAfter }, keep, speed, json };
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        speed: { type: "string" },
        json: { type: "boolean", default: false },
        from: { type: "string", multiple: true, default: [] },
        forecast: { type: "string", multiple: true, default: [] },
        run: { type: "string", multiple: true, default: [] },
        for: { type: "string" },
        night: { type: "string" },
        begins: { type: "string", default: "12:00" },
        hours: { type: "string", default: "24" },
        "known-after": { type: "string", default: "120" },
        keep: { type: "string" },
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
  { speed, json, caveats, segmentCents, env }: Wishes & {
    caveats: string[];
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
  if (caveats.length > 0) {
    print([
      "",
      "WHAT THESE FIGURES ARE WORTH",
      ...caveats.flatMap((words) => wrapped("- ", words)),
    ]);
  }
  if (json) {
    const { name, note, startsAt, endsAt } = storm;
    console.log(JSON.stringify({ name, note, startsAt, endsAt, caveats, entries, summary }));
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
