/** A sweep runs every half hour; after this long it is the weather source that is silent. */
const STALE_MS = 2 * 60 * 60_000;

export function isStale(checkedAt: string, now: Date): boolean {
  return now.getTime() - Date.parse(checkedAt) > STALE_MS;
}
