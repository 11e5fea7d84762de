// The worker's configuration. Read once, in main.ts.
import {
  BackupConfig,
  Common,
  DatabaseConfig,
  StorageConfig,
  TextsConfig,
  TwilioConfig,
  WeatherConfig,
} from "shared/server/config.ts";
import { z } from "zod";

/** A sweep's slot is a piece of the hour: whole pieces only, so that every hour has the same. */
const SLOT_MINUTES = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30];

export const WorkerConfig = Common.extend({
  ...DatabaseConfig.shape,
  ...TwilioConfig.shape,
  ...WeatherConfig.shape,
  ...StorageConfig.shape,
  ...BackupConfig.shape,
  /** The health server's; 0 takes any free one. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(8001),
  SWEEP_CRON: z.string().default("*/30 * * * *").refine(
    (cron) => minutesBetween(cron) !== undefined,
    `must be "* * * * *" or "*/N * * * *" with N one of ${SLOT_MINUTES.join(", ")}`,
  ),
  ...TextsConfig.shape,
  /** Keys of cities' Open311 endpoints: "red-hook=…,hoboken=…" */
  OPEN311_KEYS: z.string().default("").transform((text, ctx) => {
    const pairs = text.split(",").filter((pair) => pair.trim() !== "").map((pair) =>
      /^\s*([a-z0-9-]+)=(\S+)\s*$/.exec(pair)
    );
    if (pairs.some((pair) => pair === null)) {
      ctx.addIssue({ code: "custom", message: "must be DISTRICT=KEY, with commas between" });
      return z.NEVER;
    }
    return new Map(pairs.map((pair) => [pair![1]!, pair![2]!] as const));
  }),
  /** What the alerts of a UTC day may cost; nothing else is paid from it. */
  SMS_DAILY_DOLLARS: z.coerce.number().nonnegative().default(200),
  /** The share of the day's money that only flood risk may use. */
  SMS_FLOOD_RESERVE: z.coerce.number().min(0).max(1).default(0.3),
});
export type WorkerConfig = z.infer<typeof WorkerConfig>;

/** How many minutes a slot of this schedule lasts. */
export function slotMinutes(cron: string): number {
  return minutesBetween(cron)!;
}

function minutesBetween(cron: string): number | undefined {
  const [, step] = /^\*(?:\/(\d{1,2}))? \* \* \* \*$/.exec(cron.trim()) ?? [undefined, "none"];
  const minutes = Number(step ?? 1);
  return SLOT_MINUTES.includes(minutes) ? minutes : undefined;
}
