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

/** "3 min", "under 1 min", "1 h 5 min" */
export function minutesWords(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 1) return "under 1 min";
  const hours = Math.floor(whole / 60);
  const parts = [[hours, "h"], [whole - 60 * hours, "min"]] as const;
  return parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`).join(" ");
}
