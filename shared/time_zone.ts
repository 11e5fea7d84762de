/** Whether clocks are known for a name such as "America/New_York": "Etc/Unknown" and "99999" have none. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
