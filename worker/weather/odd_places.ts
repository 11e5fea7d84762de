// Places whose own weather is of no use: kept, so that one that spoils the answers of others is asked
// alone and seldom, and named to operators.
import { noteIll, noteWell } from "shared/server/conditions.ts";
import type { Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import { spoilsOthers } from "./oddity.ts";
import { forgetOddPlaces, listOddPlaces, type OddZip, upsertOddPlaces } from "./sql.ts";
import type { RainForecast, WeatherFigures } from "./weather.ts";

const log = getLogger(["worker", "weather"]);
const HOUR_MS = 3600_000;
/**
 * A place is asked again once it has been odd for as long again, so first in the next sweep: the line
 * may have broken, and it may rain there. One that is odd for good costs two calls a day.
 */
const SELDOM_MS = 12 * HOUR_MS;
/** Nobody has asked for it since: its followers have left. */
const FORGOTTEN_AFTER_MS = 48 * HOUR_MS;
/** Enough to look one up; how many there are is told besides. */
const NAMED = 20;

export class OddPlaces {
  readonly #mended: string[] = [];

  private constructor(
    private readonly sql: Sql,
    private readonly now: Date,
    private readonly known: Map<string, OddZip>,
  ) {}

  /** As the sweeps before left them. */
  static async open(sql: Sql, now: Date): Promise<OddPlaces> {
    const known = await listOddPlaces(sql);
    return new OddPlaces(sql, now, new Map(known.map((place) => [place.zip, place])));
  }

  /** Told of all forecasts that are of use. */
  mend(forecasts: RainForecast[]): void {
    if (this.known.size === 0) return;
    for (const { zips } of forecasts) {
      for (const zip of zips) if (this.known.has(zip)) this.#mended.push(zip);
    }
  }

  async keep({ odd, answered }: WeatherFigures): Promise<void> {
    const { sql, now, known } = this;
    const found = odd.flatMap(({ zips, oddity }) =>
      zips.map((zip): OddZip => {
        const since = known.get(zip)?.since ?? now;
        // Where nobody was answered, that tells of the service and not of a place.
        const aloneAfter = answered > 0 && spoilsOthers(oddity) ? nextTime(since, now) : null;
        return { zip, oddity, since, aloneAfter };
      })
    );
    const forgotten = new Date(now.getTime() - FORGOTTEN_AFTER_MS);
    await forgetOddPlaces(sql, this.#mended, forgotten);
    if (found.length > 0) await upsertOddPlaces(sql, found, now);
    await tell(sql, await listOddPlaces(sql), now);
  }
}

function nextTime(since: Date, now: Date): Date {
  const age = now.getTime() - since.getTime();
  return new Date(now.getTime() + Math.min(age, SELDOM_MS));
}

async function tell(sql: Sql, places: OddZip[], now: Date): Promise<void> {
  if (places.length === 0) {
    if (await noteWell(sql, "oddPlaces", now)) log.info("every place's weather is of use again");
    return;
  }
  const named = places.slice(0, NAMED).map(({ zip, oddity }) => `${zip} ${oddity}`);
  const detail = { places: places.length, named };
  await noteIll(sql, "oddPlaces", now, detail);
  log.warn("the weather of some places is of no use", detail);
}
