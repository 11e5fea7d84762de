// What became of texts, in words.
import type { TextCounts } from "shared/api/district.ts";

/** "14 delivered, 1 failed, 2 waiting": what there is none of goes without saying. */
export function countWords({ delivered, sent, waiting, failed, dropped }: TextCounts): string {
  const parts = [
    [delivered, "delivered"],
    [sent, "on their way"],
    [waiting, "waiting"],
    [failed, "failed"],
    [dropped, "not sent"],
  ] as const;
  const words = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return words.join(", ") || "No texts";
}

/** "3 minutes", "under a minute", "1 hour 5 minutes" */
export function minutesWords(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 1) return "under a minute";
  const hours = Math.floor(whole / 60);
  const parts = [[hours, "hour"], [whole - 60 * hours, "minute"]] as const;
  return parts.filter(([count]) => count > 0).map(([count, unit]) =>
    `${count} ${unit}${count === 1 ? "" : "s"}`
  ).join(" ");
}
