/** What comes at once. */
export interface HerdSize {
  /** Each on a connection of its own, within so many seconds. */
  strangers: number;
  seconds: number;
  reports: number;
  boards: number;
  /** That the sweep of meanwhile looks at, and texts that are sent. */
  zips: number;
  texts: number;
}

export const HERD: HerdSize = {
  strangers: 10_000,
  seconds: 30,
  reports: 200,
  boards: 100,
  zips: 2_000,
  texts: 10_000,
};

/** To see whether it runs: its figures are nobody's. */
export const FEW: HerdSize = {
  strangers: 300,
  seconds: 5,
  reports: 10,
  boards: 10,
  zips: 100,
  texts: 200,
};
