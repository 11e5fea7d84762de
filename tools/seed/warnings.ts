// The Weather Service's warnings of the two worst storms, as the worker would have kept them.
import type { Warning } from "shared/storms/decide.ts";
import type { Random } from "../../ground/random.ts";
import type { DemoStorm } from "./storms.ts";

const MINUTE_MS = 60_000;
/** New York City's harbor side and Hudson County. */
const AREA = {
  type: "Polygon",
  coordinates: [[[-74.12, 40.6], [-73.86, 40.6], [-73.86, 40.82], [-74.12, 40.82], [-74.12, 40.6]]],
};

export interface SeedWarning extends Warning {
  endsAt: Date;
  expiresAt: Date;
  firstId: string;
  messageType: "Alert";
  area: typeof AREA;
  sentAt: Date;
  seenAt: Date;
  endedAt: Date;
}

export function makeWarnings(
  storms: DemoStorm[],
  { timeZone, random }: { timeZone: string; random: Random },
): SeedWarning[] {
  return storms.filter(({ isWarned }) => isWarned).map(({ startedAt, endedAt }) => {
    const sentAt = new Date(startedAt.getTime() - 100 * MINUTE_MS);
    const endsAt = new Date(endedAt.getTime() - 30 * MINUTE_MS);
    const id = `urn:oid:2.49.0.1.840.0.${random.hex(40)}.001.1`;
    const until = new Intl.DateTimeFormat("en-US", {
      timeZone,
      month: "long",
      day: "numeric",
      hour: "numeric",
      minute: "2-digit",
    }).format(endsAt).replaceAll("\u202f", " ");
    return {
      id,
      firstId: id,
      messageType: "Alert",
      event: "Flash Flood Warning",
      headline: `Flash Flood Warning issued until ${until} by NWS Upton NY`,
      sender: "NWS Upton NY",
      area: AREA,
      sentAt,
      onsetAt: startedAt,
      threat: null,
      endsAt,
      expiresAt: endsAt,
      seenAt: new Date(endsAt.getTime() - 15 * MINUTE_MS),
      endedAt: endsAt,
    };
  });
}
