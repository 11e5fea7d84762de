// `deno task admin`: what an operator does to districts and managers, and how the whole is.
import { parseArgs } from "node:util";
import { AppError } from "shared/server/app_error.ts";
import { ConfigError, DatabaseConfig, readConfig, readDotEnv } from "shared/server/config.ts";
import { connect, isUnavailable, type Sql } from "shared/server/database.ts";
import { addDistrict, listDistricts } from "./admin/districts.ts";
import { addManager, listManagers, removeManager } from "./admin/managers.ts";
import { Mistake } from "./admin/mistake.ts";
import { describeStatus } from "./admin/status.ts";
import { loadStreets, type NewStreets } from "./admin/streets.ts";

const USAGE = `Usage: deno task admin COMMAND

  status                                     last sweep, texts of the last day, alarms
  districts list
  districts add SLUG NAME TIME_ZONE FILE ZIP…  FILE: the boundary, a GeoJSON Polygon
  streets SLUG FILE                          FILE: its city's street lines as GeoJSON, for the maps
    [--name-field NAME] [--source NAME]      the property with the name; who must be credited
  managers list
  managers add PHONE SLUG                    lets a number see and handle a district's reports
  managers remove PHONE`;

if (import.meta.main) Deno.exit(await main(Deno.args));

async function main(args: string[]): Promise<number> {
  const config = readConfig(DatabaseConfig, Deno.env.toObject(), await readDotEnv());
  const sql = connect(config.DATABASE_URL, { max: 1, name: "floodline-admin" });
  try {
    console.log(await run(sql, args, new Date()));
    return 0;
  } catch (error) {
    console.error(inWords(error));
    return 1;
  } finally {
    await sql.end();
  }
}

/** Returns what to print. */
export async function run(sql: Sql, args: string[], now: Date): Promise<string> {
  const [noun = "", verb = "", ...rest] = args;
  if (noun === "streets") return await loadStreets(sql, readStreetArgs(args.slice(1)));
  const [first = "", second = "", third = "", fourth = "", ...more] = rest;
  switch (`${noun} ${verb}`.trim()) {
    case "status":
      return await describeStatus(sql, now);
    case "districts list":
      return await listDistricts(sql);
    case "districts add":
      return await addDistrict(sql, {
        slug: first,
        name: second,
        timeZone: third,
        file: fourth,
        zips: more,
      });
    case "managers list":
      return await listManagers(sql);
    case "managers add":
      return await addManager(sql, first, second);
    case "managers remove":
      return await removeManager(sql, first);
    default:
      throw new Mistake(USAGE);
  }
}

function readStreetArgs(args: string[]): NewStreets {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    strict: false,
    options: { "name-field": { type: "string" }, source: { type: "string" } },
  });
  const [slug, file, ...more] = positionals;
  const known = Object.keys(values).every((name) => name === "name-field" || name === "source");
  if (!slug || !file || more.length > 0 || !known) throw new Mistake(USAGE);
  const textOf = (value: unknown) => typeof value === "string" ? value : undefined;
  return { slug, file, nameField: textOf(values["name-field"]), source: textOf(values.source) };
}

function inWords(error: unknown): string {
  if (error instanceof Mistake || error instanceof ConfigError) return error.message;
  if (error instanceof AppError) {
    return [error.message, ...Object.values(error.detail.fields ?? {})].join("\n");
  }
  if (isUnavailable(error)) return "The database does not answer: is DATABASE_URL right?";
  throw error;
}
