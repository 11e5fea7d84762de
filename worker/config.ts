// The worker's configuration. Read once, in main.ts.
import {
  Common,
  DatabaseConfig,
  StorageConfig,
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
  /** The health server's; 0 takes any free one. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(8001),
  SWEEP_CRON: z.string().default("*/30 * * * *").refine(
    (cron) => minutesBetween(cron) !== undefined,
    `must be "* * * * *" or "*/N * * * *" with N one of ${SLOT_MINUTES.join(", ")}`,
  ),
  /** What the sending number may do: a US long code 1, toll-free 3, a short code 100. */
  SMS_PER_SECOND: z.coerce.number().positive().max(10_000).default(1),
  /** What the texts of a UTC day may cost; sign-in codes and replies count, and always leave. */
  SMS_DAILY_DOLLARS: z.coerce.number().nonnegative().default(200),
  /** What one part costs: about 0.8 to 1.4 cents. */
  SMS_SEGMENT_CENTS: z.coerce.number().positive().default(1.1),
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
