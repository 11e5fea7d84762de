// The district that asks what it would have been told: as `deno task admin districts describe` prints it, or
// written by hand.
import { isTimeZone } from "shared/time_zone.ts";
import { z } from "zod";
import { Mistake } from "../../tools/admin/mistake.ts";
import { MOST_RESIDENTS } from "../storm.ts";
import { District, Residents } from "../storm_file.ts";
import { readText } from "./read_text.ts";

const MOST_PEOPLE = 10_000_000;

const AskingDistrict = District.extend({
  timeZone: z.string().refine(isTimeZone, 'write a time zone as "America/New_York"'),
  smsPerSecond: z.number().min(0.1).max(1000).default(1),
  residents: z.array(Residents.safeExtend({ count: z.int().min(1).max(MOST_PEOPLE).default(1) }))
    .min(1, "without residents there is nobody to tell").max(10_000),
});
export interface AskingDistrict extends z.infer<typeof AskingDistrict> {
  /** How many people each resident of the replay stands for: 1 where all can be played. */
  standsFor: number;
}

export async function readDistrict(path: string): Promise<AskingDistrict> {
  let written: unknown;
  try {
    written = JSON.parse(await readText(path));
  } catch (error) {
    if (error instanceof Mistake) throw error;
    throw new Mistake(`${path} is no JSON: ${(error as Error).message}`);
  }
  const read = AskingDistrict.safeParse(written);
  if (read.success) return thin(read.data);
  const issues = read.error.issues.map(({ path, message, ...issue }) => {
    const keys = issue.code === "unrecognized_keys" ? issue.keys : undefined;
    return keys
      ? `${[...path, keys[0]].join(".")}: no such field`
      : `${path.join(".") || "district"}: ${message}`;
  });
  throw new Mistake(
    `${path} is no district (deno task admin districts describe SLUG > FILE makes one):\n  ` +
      issues.join("\n  "),
  );
}

/** As many as a replay can play, in the same proportions; of each group one at least. */
function thin(district: z.infer<typeof AskingDistrict>): AskingDistrict {
  const people = district.residents.reduce((sum, { count }) => sum + count, 0);
  // Each group may grow by half a person.
  const room = MOST_RESIDENTS - district.residents.length;
  if (people <= MOST_RESIDENTS) return { ...district, standsFor: 1 };
  if (room <= 0) {
    throw new Mistake(
      `The district has ${district.residents.length} groups of residents: ${MOST_RESIDENTS} at most ` +
        "can be played. Put alike ones together.",
    );
  }
  const residents = district.residents.map((group) => ({
    ...group,
    count: Math.max(1, Math.floor(group.count * room / people)),
  }));
  const played = residents.reduce((sum, { count }) => sum + count, 0);
  return { ...district, residents, standsFor: people / played };
}
