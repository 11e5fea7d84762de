// The moment at which all samples are seen: one in the afternoon in Brooklyn.

export const NOW = new Date("2026-11-22T18:00:00Z");

/** So many hours from then. */
export function at(hours: number): string {
  return new Date(NOW.getTime() + hours * 60 * 60_000).toISOString();
}
