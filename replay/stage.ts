// What a replay is played on: a database of its own, the outside world, and a worker's parts on the
// storm's clock.
import { connect, type Sql } from "shared/server/database.ts";
import { Carrier, type CarrierAnswer, type OutgoingText } from "shared/server/twilio.ts";
import { AMPLE } from "../testing/allowance.ts";
import { cloneDatabase } from "../testing/database.ts";
import { startSandbox, type TestSandbox } from "../testing/sandbox.ts";
import { takeReceipts } from "../testing/worker.ts";
import { City } from "../worker/open311/endpoint.ts";
import { Coops } from "../worker/tides/coops.ts";
import { refreshStations } from "../worker/tides/stations.ts";
import { WeatherService } from "../worker/warnings/nws.ts";
import { OpenMeteo } from "../worker/weather/open_meteo.ts";
import type { Parts } from "../worker/timetable.ts";
import { StormClock } from "./clock.ts";
import { cronOf } from "./cron.ts";
import { chooseGauge, foundDistricts, signUp } from "./people.ts";
import type { Group, ScriptedStorm } from "./storm.ts";
import { countingCalls, countingQueries, Work } from "./work.ts";
import { raiseSea } from "./world.ts";

export interface ReplayStage extends AsyncDisposable {
  clock: StormClock;
  work: Work;
  sandbox: TestSandbox;
  /** The replay's own; the worker has another. */
  sql: Sql;
  parts: Parts;
  /** By user id. */
  people: Map<string, Group>;
}

/** Where the texts' links lead: a real address would be as long. */
const PUBLIC_URL = "https://floodline.example";

/** The carrier, told to post its receipts to the replay. */
class CarrierOnStage extends Carrier {
  constructor(options: Carrier["options"], private readonly receiptsUrl: string) {
    super(options);
  }

  override send(text: OutgoingText): Promise<CarrierAnswer> {
    const statusCallback = text.statusCallback.replace(PUBLIC_URL, this.receiptsUrl);
    return super.send({ ...text, statusCallback });
  }
}

/** @param env which PostgreSQL to clone: see ground/postgres/throwaway.ts */
export async function setStage(
  storm: ScriptedStorm,
  { speed, env }: { speed: number; env: Record<string, string> },
): Promise<ReplayStage> {
  const clock = new StormClock(storm.startsAt, speed);
  const work = new Work();
  await using starting = new AsyncDisposableStack();
  const database = starting.use(await cloneDatabase({ zips: "country", env }));
  const connections = connect(database.url, { max: 5, name: "floodline-worker", plansAnew: true });
  starting.defer(() => connections.end({ timeout: 1 }));
  const sql = countingQueries(connections, work);
  const receipts = takeReceipts(database.sql, clock.now);
  starting.defer(() => receipts.shutdown());
  const sandbox = starting.use(await startSandbox({ now: clock.now, signedAt: () => new Date() }));
  const receiptsUrl = `http://127.0.0.1:${receipts.addr.port}`;
  await foundDistricts(database.sql, storm);
  const people = await signUp(database.sql, storm);
  const coops = storm.sea && new Coops({ url: sandbox.url, pauseMs: 0, wait: clock.wait });
  if (storm.sea) {
    await refreshStations({ sql: database.sql, coops }, clock.now());
    await chooseGauge(database.sql, storm.sea, clock.now());
    raiseSea(sandbox.state, storm.sea);
  }
  const parts: Parts = {
    sql,
    carrier: countingCalls(new CarrierOnStage(sandbox.carrier.options, receiptsUrl), work),
    storage: countingCalls(sandbox.storage, work),
    outside: {
      sql,
      openMeteo: countingCalls(new OpenMeteo({ url: sandbox.url }), work),
      weatherService: countingCalls(new WeatherService({ url: sandbox.url }), work),
      coops: coops && countingCalls(coops, work),
      publicUrl: PUBLIC_URL,
      clock: clock.now,
      random: () => 0.5,
      backOffMs: 1,
    },
    sweepCron: storm.sweepMinutes === 1 ? "* * * * *" : `*/${storm.sweepMinutes} * * * *`,
    smsPerSecond: storm.smsPerSecond,
    allowance: { ...AMPLE, perSecond: storm.smsPerSecond },
    cityKeys: new Map(),
    city: new City(() => Promise.resolve()),
    cron: cronOf(clock, work),
    wait: clock.wait,
  };
  const owned = starting.move();
  return {
    clock,
    work,
    sandbox,
    sql: database.sql,
    parts,
    people,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
