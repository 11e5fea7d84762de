// What a city is told of a report: never who sent it. Pure.
import type { Depth } from "shared/depths.ts";
import type { ClaimedRequest } from "./sql.ts";

const DEPTH_WORDS: Record<Depth, string> = {
  ankle: "ankle deep",
  knee: "knee deep",
  waist: "waist deep",
  inside: "inside a building",
};

/** The limit of the specification. */
const MOST_DESCRIBED = 4000;

/** By this it is known again in the city's list. */
export function referenceOf(reportId: string): string {
  return `FloodLine ${reportId}`;
}

type Told = Pick<
  ClaimedRequest,
  "reportId" | "depth" | "note" | "zip" | "city" | "location" | "happenedAt" | "attributes"
>;

export function cityFields(report: Told): Record<string, string> {
  const { reportId, depth, note, zip, city, location, happenedAt, attributes } = report;
  const ends = `Seen ${happenedAt.toISOString().slice(0, 16)}Z. ${referenceOf(reportId)}`;
  const begins = [`Street flooding, ${DEPTH_WORDS[depth]}.`, note].filter(Boolean).join(" ");
  const room = MOST_DESCRIBED - ends.length - 1;
  return {
    description: `${[...begins].slice(0, room).join("")} ${ends}`,
    ...location
      ? { lat: String(location.latitude), long: String(location.longitude) }
      : { address_string: [city, zip].filter(Boolean).join(" ") },
    ...Object.fromEntries(
      Object.entries(attributes ?? {}).map(([code, value]) => [
        `attribute[${code}]`,
        value.replaceAll("{depth}", depth),
      ]),
    ),
  };
}
