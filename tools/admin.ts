// `deno task admin`: what an operator does to districts and their staff, and how the whole is.
import { parseArgs } from "node:util";
import { DatabaseConfig, readConfig, readDotEnv } from "shared/server/config.ts";
import { connect, type Sql } from "shared/server/database.ts";
import { zipOr } from "shared/zip.ts";
import { describeNewKey, runBackup, runRestore } from "./admin/backup/commands.ts";
import { BackupCommandConfig } from "./admin/backup/config.ts";
import { WORLD } from "./admin/doctor/address.ts";
import { runDoctor } from "./admin/doctor/doctor.ts";
import type { Choice } from "shared/server/files/boundary/choose.ts";
import { changeDistrict } from "./admin/change_district.ts";
import { dropCity, listCities, setCity } from "./admin/cities.ts";
import { describeDistrict } from "./admin/describe_district.ts";
import { addDistrict, listDistricts } from "./admin/districts.ts";
import { loadWater } from "./admin/water.ts";
import { loadDrains } from "./admin/drains.ts";
import { inWords } from "./admin/in_words.ts";
import { Mistake } from "./admin/mistake.ts";
import { inviteOperator, listOperators, removeOperator } from "./admin/operators.ts";
import { removeDistrict } from "./admin/remove_district.ts";
import { readSecurityLog } from "./admin/security_log.ts";
import { addStaff, listStaff, removeStaff } from "./admin/staff.ts";
import { ALARMS_EXIT_CODE, describeStatus, tellStatus } from "./admin/status.ts";
import { loadStreets } from "./admin/streets.ts";
import { chooseTide, dropTide, listTides, proposeTides } from "./admin/tides.ts";
import {
  blockPhone,
  removeMedia,
  removeReport,
  resetSecondFactor,
  signOutDistrict,
  unblockPhone,
} from "./admin/take_away.ts";

const USAGE = `Usage: deno task admin COMMAND

  status                                     last sweep, texts of the last day, alarms; exit code 2 with alarms
  districts list                             with size, managers and reports
  districts add SLUG NAME TIME_ZONE FILE ZIP…
                                             FILE: the boundary, as GeoJSON, a zipped Shapefile, KML, …
    [--where PROPERTY=VALUE]                 of a file with many districts: the one with this name
    [--feature NUMBER]…                      or these, counted from 1, as parts of one
    [--mend]                                 takes what had to be turned round, closed or taken apart
  districts change SLUG [--name NAME] [--time-zone TIME_ZONE] [--boundary FILE] [--zip ZIP]…
    [--where PROPERTY=VALUE] [--feature NUMBER]… [--mend]
                                             mends what is given; --zip for each of its ZIP codes
  districts remove SLUG [--yes]              says what becomes of all that is its; --yes does it
  districts describe SLUG                    its thresholds and how many follow it how, not who: one JSON
                                             object, for deno task replay --for
  streets SLUG FILE                          FILE: its city's street lines, or the county's zip of the Census
    [--name-field NAME] [--source NAME]      the property with the name; who must be credited
    [--mend]                                 takes what had to be turned round
  city list                                  districts that send reports to their city, by Open311
  city set SLUG URL SERVICE [--jurisdiction ID] [--answer CODE=VALUE]…
                                             the endpoint, the service_code, what its definition asks for:
                                             {depth} is the report's; the key: OPEN311_KEYS
  city drop SLUG
  water SLUG FILE [--source NAME] [--mend]   FILE: the county's area water (Census), for the maps
  drains SLUG FILE [--mend]                  FILE: its city's catch basins, as CSV, GeoJSON, Shapefile or KML
  tides list                                 ZIP codes that have a tide station
  tides near ZIP                             the stations that may speak for it
  tides choose ZIP STATION                   by its number; whoever follows it may tick texts of the tide
  tides drop ZIP
  staff list
  staff add PHONE SLUG [--role manager]      lets a number into a district's room, as viewer, crew or manager
  staff remove PHONE
  operator list                              who may see /operator in a browser
  operator invite PHONE                      how all is, and nothing about anybody
  operator remove PHONE                      at once
  reports remove ID --reason TEXT            for everybody but its sender, with its photos
  media remove ID --reason TEXT              one photo or video; the report stays
  people block PHONE --reason TEXT           no sign-in, no reports, no confirmations
  people unblock PHONE --reason TEXT
  people reset-app PHONE --reason TEXT       who has lost authenticator app and recovery codes
  districts sign-out SLUG --reason TEXT      ends the sessions of all its staff
    [--by NAME]                              who does it; else the name of who is logged in here
  backup [FILE]                              to BACKUP_TO, as each night; or to a file, - for standard output
    list                                     those in BACKUP_TO
    key                                      makes a pair of keys, to encrypt and to open them
    rehearse [NAME or FILE] [--key FILE]     restores one beside the database, and says whether it is whole
  restore NAME, newest, FILE or - [--key FILE] [--replace] [--moved]
                                             into a database that has nothing; --replace: whatever it has;
                                             --moved: nothing ran since, so texts that waited go out
  doctor [--text PHONE]                      looks at all that FloodLine needs: passed, to do, or not told;
                                             --text: and texts your own phone
  security-log                               sign-ins, limits, roles, thresholds, exports, deletions
    [--since 24h] [--event NAME] [--user ID] [--phone PHONE] [--network ADDRESS] [--limit 200]`;

if (import.meta.main) Deno.exit(await main(Deno.args));

async function main(args: string[]): Promise<number> {
  if (args[0] === "doctor") return await runExamination(args.slice(1));
  if (args[0] === "backup" || args[0] === "restore") {
    return await runOnWhole(args[0], args.slice(1));
  }
  const config = readConfig(DatabaseConfig, Deno.env.toObject(), await readDotEnv());
  const sql = connect(config.DATABASE_URL, { max: 1, name: "floodline-admin" });
  try {
    if (args.join(" ") === "status") {
      const { text, hasAlarms } = await tellStatus(sql, new Date());
      console.log(text);
      return hasAlarms ? ALARMS_EXIT_CODE : 0;
    }
    console.log(await run(sql, args, new Date(), operatorOf(Deno.env.toObject())));
    return 0;
  } catch (error) {
    const words = inWords(error);
    if (words === undefined) throw error;
    console.error(words);
    return 1;
  } finally {
    await sql.end();
  }
}

async function runExamination(args: string[]): Promise<number> {
  const patient = {
    environment: Deno.env.toObject(),
    dotEnv: await readDotEnv(),
    world: WORLD,
    now: () => new Date(),
    say: console.log,
  };
  try {
    return await runDoctor(args, patient);
  } catch (error) {
    const words = inWords(error);
    if (words === undefined) throw error;
    console.error(words);
    return 1;
  }
}

/** Commands about the database as a whole, which connect by themselves. */
async function runOnWhole(noun: "backup" | "restore", args: string[]): Promise<number> {
  try {
    if (noun === "backup" && args.join(" ") === "key") {
      console.log(await describeNewKey());
      return 0;
    }
    const config = readConfig(BackupCommandConfig, Deno.env.toObject(), await readDotEnv());
    const { stdin, stdout } = Deno;
    const given = { config, now: new Date(), stdin: stdin.readable, stdout: stdout.writable };
    const said = noun === "backup" ? await runBackup(args, given) : await runRestore(args, given);
    // Standard output may be the backup.
    if (said) console.log(said);
    return 0;
  } catch (error) {
    const words = inWords(error);
    if (words === undefined) throw error;
    console.error(words);
    return 1;
  }
}

/** Returns what to print. */
export async function run(
  sql: Sql,
  args: string[],
  now: Date,
  operator?: string,
): Promise<string> {
  const [noun = "", ...rest] = args;
  if (noun === "streets") return await runStreets(sql, rest);
  if (noun === "water") return await runWater(sql, rest);
  if (noun === "drains") return await runDrains(sql, rest, now);
  if (noun === "security-log") return await readSecurityLog(sql, rest, now);
  const [verb = "", ...more] = rest;
  const command = `${noun} ${verb}`.trim();
  switch (command) {
    case "status":
      return await describeStatus(sql, now);
    case "districts list":
      return await listDistricts(sql);
    case "districts add":
      return await runAdd(sql, more);
    case "districts change":
      return await runChange(sql, more);
    case "districts remove":
      return await runRemove(sql, more, now);
    case "districts describe":
      return await describeDistrict(sql, more[0] ?? "");
    case "districts sign-out":
    case "reports remove":
    case "media remove":
    case "people block":
    case "people unblock":
    case "people reset-app":
      return await runTakeAway(sql, command, more, { now, operator });
    case "city list":
      return await listCities(sql);
    case "city set":
      return await runSetCity(sql, more, now);
    case "city drop":
      return await dropCity(sql, more[0] ?? "");
    case "tides list":
      return await listTides(sql);
    case "tides near":
      return await proposeTides(sql, zipOr(more[0] ?? ""));
    case "tides choose":
      return await chooseTide(sql, zipOr(more[0] ?? ""), more[1] ?? "", now);
    case "tides drop":
      return await dropTide(sql, zipOr(more[0] ?? ""));
    case "staff list":
      return await listStaff(sql);
    case "staff add":
      return await runAddStaff(sql, more, now);
    case "operator list":
      return await listOperators(sql);
    case "operator invite":
      return await inviteOperator(sql, more[0] ?? "", { by: operator ?? "operator", now });
    case "operator remove":
      return await removeOperator(sql, more[0] ?? "", { by: operator ?? "operator", now });
    case "staff remove":
      return await removeStaff(sql, more[0] ?? "", now);
    default:
      throw new Mistake(USAGE);
  }
}

async function runSetCity(sql: Sql, args: string[], now: Date): Promise<string> {
  const { texts, lists, positionals } = read(args, {
    texts: ["jurisdiction"],
    lists: ["answer"],
  });
  const [slug, url, serviceCode, ...others] = positionals;
  if (!slug || !url || !serviceCode || others.length > 0) throw new Mistake(USAGE);
  const { jurisdiction: jurisdictionId } = texts;
  const city = { slug, url, serviceCode, jurisdictionId, answers: lists.answer ?? [] };
  return await setCity(sql, city, now);
}

async function runAdd(sql: Sql, args: string[]): Promise<string> {
  const { texts, lists, positionals, flags } = read(args, {
    texts: ["where"],
    lists: ["feature"],
    flags: ["mend"],
  });
  const [slug = "", name = "", timeZone = "", file = "", ...zips] = positionals;
  if (positionals.length < 4) throw new Mistake(USAGE);
  const choice = choiceOf(texts, lists);
  const boundary = { file, choice, isMended: flags.includes("mend") };
  return await addDistrict(sql, { slug, name, timeZone, boundary, zips: zips.map(zipOr) });
}

async function runChange(sql: Sql, args: string[]): Promise<string> {
  const { texts, lists, positionals, flags } = read(args, {
    texts: ["name", "time-zone", "boundary", "where"],
    lists: ["zip", "feature"],
    flags: ["mend"],
  });
  const [slug, ...more] = positionals;
  if (!slug || more.length > 0) throw new Mistake(USAGE);
  const choice = choiceOf(texts, lists);
  const isChosen = choice.where !== undefined || choice.features !== undefined;
  if (isChosen && texts.boundary === undefined) {
    throw new Mistake("--where and --feature say what of a file: give it by --boundary FILE");
  }
  return await changeDistrict(sql, {
    slug,
    name: texts.name,
    timeZone: texts["time-zone"],
    boundary: texts.boundary === undefined
      ? undefined
      : { file: texts.boundary, choice, isMended: flags.includes("mend") },
    zips: lists.zip?.flatMap((text) => text.split(",")).map(zipOr),
  });
}

async function runRemove(sql: Sql, args: string[], now: Date): Promise<string> {
  const [slug, ...more] = args.filter((arg) => arg !== "--yes");
  if (!slug || more.length > 0) throw new Mistake(USAGE);
  return await removeDistrict(sql, slug, { isAgreed: args.includes("--yes"), now });
}

async function runAddStaff(sql: Sql, args: string[], now: Date): Promise<string> {
  const { texts, positionals } = read(args, { texts: ["role"] });
  const [typed, slug, ...more] = positionals;
  if (typed === undefined || !slug || more.length > 0) throw new Mistake(USAGE);
  return await addStaff(sql, { typed, slug, role: texts.role ?? "manager" }, now);
}

const TAKE_AWAY = {
  "districts sign-out": signOutDistrict,
  "reports remove": removeReport,
  "media remove": removeMedia,
  "people block": blockPhone,
  "people unblock": unblockPhone,
  "people reset-app": resetSecondFactor,
};

async function runTakeAway(
  sql: Sql,
  command: keyof typeof TAKE_AWAY,
  args: string[],
  { now, operator }: { now: Date; operator?: string },
): Promise<string> {
  const { texts, positionals } = read(args, { texts: ["reason", "by"] });
  const [what, ...more] = positionals;
  if (!what || more.length > 0) throw new Mistake(USAGE);
  const reason = texts.reason?.trim();
  if (!reason) throw new Mistake(`${command} needs --reason: who asks later wants to know why`);
  const by = texts.by?.trim() || operator;
  if (!by) throw new Mistake(`${command} needs --by: your name, for the log`);
  return await TAKE_AWAY[command](sql, what, { by, reason, now });
}

/** Who is logged in; in a container that is nobody in particular. */
function operatorOf({ SUDO_USER, USER }: Record<string, string | undefined>): string | undefined {
  const name = SUDO_USER ?? USER;
  return name === "root" || name === "deno" ? undefined : name;
}

async function runStreets(sql: Sql, args: string[]): Promise<string> {
  const { texts, positionals, flags } = read(args, {
    texts: ["name-field", "source"],
    flags: ["mend"],
  });
  const [slug, file, ...more] = positionals;
  if (!slug || !file || more.length > 0) throw new Mistake(USAGE);
  const { source, "name-field": nameField } = texts;
  const isMended = flags.includes("mend");
  return await loadStreets(sql, { slug, file, nameField, source, isMended });
}

async function runWater(sql: Sql, args: string[]): Promise<string> {
  const { texts, positionals, flags } = read(args, { texts: ["source"], flags: ["mend"] });
  const [slug, file, ...more] = positionals;
  if (!slug || !file || more.length > 0) throw new Mistake(USAGE);
  const { source } = texts;
  return await loadWater(sql, { slug, file, source, isMended: flags.includes("mend") });
}

async function runDrains(sql: Sql, args: string[], now: Date): Promise<string> {
  const { positionals, flags } = read(args, { texts: [], flags: ["mend"] });
  const [slug, file, ...more] = positionals;
  if (!slug || !file || more.length > 0) throw new Mistake(USAGE);
  return await loadDrains(sql, { slug, file, isMended: flags.includes("mend") }, now);
}

function choiceOf(texts: Record<string, string>, lists: Record<string, string[]>): Choice {
  const features = lists.feature?.flatMap((text) => text.split(",")).map((text) => {
    if (/^[1-9]\d*$/.test(text.trim())) return Number(text);
    throw new Mistake(`--feature takes a number, counted from 1, not "${text}"`);
  });
  return { where: texts.where, features };
}

/** @throws Mistake for an option that the command does not know, or that lacks its value */
function read(
  args: string[],
  names: { texts: string[]; lists?: string[]; flags?: string[] },
): {
  texts: Record<string, string>;
  lists: Record<string, string[]>;
  flags: string[];
  positionals: string[];
} {
  const { texts, lists = [], flags = [] } = names;
  const option = (multiple: boolean) => (name: string) => [name, { type: "string", multiple }];
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...Object.fromEntries([...texts.map(option(false)), ...lists.map(option(true))]),
        ...Object.fromEntries(flags.map((name) => [name, { type: "boolean" as const }])),
      },
    });
    const given = (known: string[]) =>
      Object.fromEntries(Object.entries(values).filter(([name]) => known.includes(name)));
    return {
      texts: given(texts) as Record<string, string>,
      lists: given(lists) as Record<string, string[]>,
      flags: flags.filter((name) => Object.entries(values).some(([key, on]) => key === name && on)),
      positionals,
    };
  } catch {
    throw new Mistake(USAGE);
  }
}
