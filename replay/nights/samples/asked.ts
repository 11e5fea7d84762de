// A night that is asked for by what its files say, without files lying about.
import { join } from "node:path";
import { type NightOptions, readNight } from "../ask.ts";
import type { Night } from "../night.ts";
import { hpdQuarters, ZONE } from "./files.ts";

const DISTRICT = {
  name: "Red Hook",
  timeZone: ZONE,
  zips: ["11231"],
  levels: { heavy: { mmPer15Min: 4 } },
  leadMinutes: 90,
  residents: [{ zip: "11231", count: 3 }],
};
export const RAIN = hpdQuarters({ "2021-09-01": { 80: 60, 81: 75, 82: 20 }, "2021-09-02": {} });

/** Of an airport, which tells at nine to the hour. */
export const HOURS = Array.from(
  { length: 24 },
  (_, n) => `${String(n).padStart(2, "0")}:51 FM-15 0.30`,
);

export interface AskedNight extends Partial<Omit<NightOptions, "from" | "forecast" | "run">> {
  /** The contents of files, as are the next two. */
  from?: string[];
  forecast?: string[];
  run?: Record<string, string>;
  district?: object;
}

export async function ask(
  { from = [RAIN], forecast = [], run = {}, district = {}, ...options }: AskedNight = {},
): Promise<Night> {
  const folder = await Deno.makeTempDir();
  let files = 0;
  const write = async (content: string) => {
    const path = join(folder, `${files++}`);
    await Deno.writeTextFile(path, content);
    return path;
  };
  try {
    return await readNight({
      from: await Promise.all(from.map(write)),
      forecast: await Promise.all(forecast.map(write)),
      run: await Promise.all(
        Object.entries(run).map(async ([time, content]) => `${time}=${await write(content)}`),
      ),
      for: await write(JSON.stringify({ ...DISTRICT, ...district })),
      begins: "12:00",
      hours: "24",
      knownAfter: "120",
      ...options,
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
