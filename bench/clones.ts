// What a test pays for a database of its own.
import { connect } from "shared/server/database.ts";
import { TEMPLATES } from "../ground/postgres/template.ts";
import { cloneDatabase } from "../testing/database.ts";
import { number, type Row } from "./table.ts";

const TIMES = 20;

export async function benchClones(): Promise<Row[]> {
  const admin = connect(`${Deno.env.get("FLOODLINE_TEST_POSTGRES")}/postgres`, { max: 1 });
  const copy = async (template: string, strategy: "file_copy" | "wal_log") => {
    const name = `bench_${crypto.randomUUID().replaceAll("-", "")}`;
    await admin`
      create database ${admin(name)} template ${admin(template)} strategy ${
      admin.unsafe(strategy)
    }`;
    return name;
  };
  const byPage = await timePerRun(() => copy(TEMPLATES.country, "wal_log"));
  const country = await timePerRun(() => copy(TEMPLATES.country, "file_copy"));
  const few = await timePerRun(() => copy(TEMPLATES.few, "file_copy"));
  await admin.end();
  const whole = await timePerRun(async () => {
    await using database = await cloneDatabase();
    await database.sql`select`;
  });
  return [
    {
      what: "a database with every ZIP code, by the system's own copying",
      figure: `${number(country)} ms`,
      comparedTo: `${number(byPage)} ms page by page`,
    },
    {
      what: "a database with the ZIP codes of a few areas",
      figure: `${number(few)} ms`,
      comparedTo: `${number(country)} ms with every one`,
    },
    {
      what: "a test's own: taken, connected to, given back",
      figure: `${number(whole)} ms`,
      comparedTo: "what a test costs that does nothing else",
    },
  ];
}

/** Milliseconds each, one after the other. */
async function timePerRun(run: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  for (let n = 0; n < TIMES; n++) await run();
  return (performance.now() - begun) / TIMES;
}
