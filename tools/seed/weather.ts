// The sandbox's weather goes on as the demo's began: else the next sweep would find the storm gone. And the sea rises:
// high water comes in three hours, a hand over flood level.
import { DISTRICTS } from "./districts.ts";
import { listDownpours } from "./storms.ts";

/** Over both districts. */
const RADIUS_KM = 12;

const HIGH_IN_MINUTES = 180;
/** On a usual high water; flooding begins at 0.66 at the Battery. */
const SURGE_METRES = 0.78;

/** @throws where the sandbox is not reachable, or refuses */
export async function playWeather(url: string, now: Date): Promise<void> {
  const [zip] = DISTRICTS[0]!.zips;
  for (const { startsAt, minutes, mmPerHour } of listDownpours(now)) {
    const startsInMinutes = (startsAt.getTime() - now.getTime()) / 60_000;
    await order(`${url}/control/rain`, {
      zip,
      radiusKm: RADIUS_KM,
      mmPerHour,
      minutes,
      startsInMinutes,
    });
  }
  for (const stationId of new Set(DISTRICTS.flatMap(({ gauge }) => gauge ?? []))) {
    await order(`${url}/control/water`, {
      stationId,
      metres: SURGE_METRES,
      minutes: 600,
      startsInMinutes: -120,
      highInMinutes: HIGH_IN_MINUTES,
    });
  }
}

async function order(url: string, what: object): Promise<void> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(what),
  });
  const answer = await response.text();
  if (!response.ok) throw new Error(`The sandbox made no weather: ${response.status} ${answer}`);
}
