// The world's doings in words, and its shapes. Pure.
import { METRES_PER_DEGREE } from "shared/geo/earth.ts";
import { cellsOf, mmAt, QUARTER_MS, quarters } from "./sky.ts";
import { localTime } from "./local_time.ts";
import type { Outage, ScriptedStorm, ScriptedWarning } from "./storm.ts";
import type { Happening } from "./world.ts";

/** For the time line; undefined: not worth a line. */
export function describe(happening: Happening, storm: ScriptedStorm): string | undefined {
  const local = (at: Date) => localTime(at, storm.startsAt, storm.timeZone);
  switch (happening.kind) {
    case "sky":
      return happening.at.getTime() % HOUR_MS === 0 ? fallen(storm, happening.at) : undefined;
    case "warning":
    case "update": {
      const { until, damageThreat } = happening.warning.messages[happening.message]!;
      const threat = damageThreat ? `, damage threat ${damageThreat.toLowerCase()}` : "";
      return `[${happening.warning.event} ${happening.kind === "update" ? "updated" : "issued"}, ` +
        `until ${local(until)}${threat}]`;
    }
    case "cancel":
      return `[${happening.warning.event} cancelled]`;
    case "surge": {
      const { sea: { station }, surge: { metres, to } } = happening;
      return `[wind at ${station.name}: the sea rises to ${metres} m over its tide, until ${
        local(to)
      }]`;
    }
    case "outage":
      return `[${SERVICES[happening.outage.service]} fails: ${happening.outage.kind}${
        often(happening.outage)
      }, until ${local(happening.outage.to)}]`;
    case "mended":
      return `[${SERVICES[happening.outage.service]} is well again]`;
  }
}

const HOUR_MS = 60 * 60_000;

const SERVICES: Record<Outage["service"], string> = {
  openMeteo: "Open-Meteo",
  weatherService: "the National Weather Service",
  carrier: "the carrier",
};

function often({ everyNth }: Outage): string {
  return everyNth ? `, one request in ${everyNth}` : "";
}

/** The rain of the last hour where most of it fell; undefined where it stayed dry. */
function fallen(storm: ScriptedStorm, now: Date): string | undefined {
  const ends = quarters(new Date(now.getTime() - HOUR_MS), now);
  const amounts = cellsOf(storm).map((cell) => {
    const mm = ends.map((end) => mmAt(storm, cell, end));
    return { cell, sum: mm.reduce((a, b) => a + b, 0), burst: Math.max(...mm), mm };
  });
  const worst = amounts.reduce((a, b) => b.sum > a.sum ? b : a);
  if (worst.sum === 0) return undefined;
  const burstAt = new Date(ends[worst.mm.indexOf(worst.burst)]! - QUARTER_MS);
  return `[fell in the last hour: up to ${inMm(worst.sum)} (${worst.cell.zips.join(" ")}), ` +
    `${inMm(worst.burst)} of it in 15 min from ` +
    `${localTime(burstAt, storm.startsAt, storm.timeZone)}]`;
}

function inMm(amount: number): string {
  return `${Number(amount.toFixed(1))} mm`;
}

const CORNERS = 16;

/** A closed ring of [longitude, latitude]. */
export function polygonOf(over: ScriptedWarning["over"]): [number, number][] {
  if ("polygon" in over) {
    const [first, last] = [over.polygon[0]!, over.polygon.at(-1)!];
    const isClosed = first[0] === last[0] && first[1] === last[1];
    return isClosed ? over.polygon : [...over.polygon, first];
  }
  const [latitude, longitude] = over.centre;
  const north = over.radiusKm * 1000 / METRES_PER_DEGREE;
  const east = north / Math.cos(latitude * Math.PI / 180);
  const ring = Array.from({ length: CORNERS }, (_, n): [number, number] => {
    const angle = n * 2 * Math.PI / CORNERS;
    return [longitude + east * Math.cos(angle), latitude + north * Math.sin(angle)];
  });
  return [...ring, ring[0]!];
}
