// When a schedule in cron's words is next due, in UTC.

const MINUTE_MS = 60_000;

/** The first minute after `from` that a schedule names; minutes and hours are all that it may name. */
export function nextTime(schedule: string, from: Date): Date {
  const [minute = "", hour = "", ...days] = schedule.split(" ");
  if (days.join(" ") !== "* * *") {
    throw new Error(`Not a schedule of minutes and hours: ${schedule}`);
  }
  let at = Math.floor(from.getTime() / MINUTE_MS) * MINUTE_MS;
  do at += MINUTE_MS; while (
    !isNamed(minute, new Date(at).getUTCMinutes()) || !isNamed(hour, new Date(at).getUTCHours())
  );
  return new Date(at);
}

function isNamed(field: string, value: number): boolean {
  const [, step] = /^\*\/(\d+)$/.exec(field) ?? [];
  return field === "*" || (step ? value % Number(step) === 0 : Number(field) === value);
}
