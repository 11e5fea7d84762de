// What became of texts, in words.
import type { TextCounts } from "shared/api/district/text_counts.ts";
import { district } from "@/words/en/district.ts";

const { texts: words } = district;

/** "14 delivered, 1 failed, 2 waiting": what there is none of goes without saying. */
export function countWords({ delivered, sent, waiting, failed, dropped }: TextCounts): string {
  const { counts } = words;
  const parts = [
    [delivered, counts.delivered],
    [sent, counts.sent],
    [waiting, counts.waiting],
    [failed, counts.failed],
    [dropped, counts.dropped],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return told.join(", ") || words.none;
}

/** "3 min", "under 1 min", "1 h 5 min" */
export function minutesWords(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 1) return words.underOneMinute;
  const hours = Math.floor(whole / 60);
  const parts = [[hours, words.hours], [whole - 60 * hours, words.minutes]] as const;
  return parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`).join(" ");
}
