// The sandbox's weather goes on as the demo's began: else the next sweep would find the storm gone.
import { DISTRICTS } from "./districts.ts";
import { listDownpours } from "./storms.ts";

/** Over both districts. */
const RADIUS_KM = 12;

/** @throws where the sandbox is not reachable, or refuses */
export async function rainOnSandbox(url: string, now: Date): Promise<void> {
  const [zip] = DISTRICTS[0]!.zips;
  for (const { startsAt, minutes, mmPerHour } of listDownpours(now)) {
    const startsInMinutes = (startsAt.getTime() - now.getTime()) / 60_000;
    const rain = { zip, radiusKm: RADIUS_KM, mmPerHour, minutes, startsInMinutes };
    const response = await fetch(`${url}/control/rain`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(rain),
    });
    const answer = await response.text();
    if (!response.ok) throw new Error(`The sandbox made no rain: ${response.status} ${answer}`);
  }
}
