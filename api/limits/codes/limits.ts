// How many sign-in codes may be asked for, and how many tried. Each costs a text, and is five guesses;
// but nobody may lock out anybody else: each limit keeps a share for those who were here before.

/** In whose name a code is asked for or tried. */
export type Asker =
  /** A browser that has signed in to this number's account before. */
  | "own"
  /** A number that has an account, in another browser: its owner's new phone, or somebody else. */
  | "known"
  | "new";

export type CountedBy =
  /** This number, in its own browsers. */
  | "browser"
  /** This number, in all others. */
  | "number"
  | "numberFromSite"
  /** Numbers of one block of 1,000, which is how numbers are rented for pumping. */
  | "neighbors"
  | "neighborsFromSite"
  /** An IPv4 address; a household's IPv6 /64. */
  | "address"
  /** IPv4 /24, IPv6 /56: an office, or who was given more than a household needs. */
  | "street"
  /** IPv4 /24, IPv6 /48: as much as one customer ever gets. */
  | "site"
  | "all";

export interface CodeLimit {
  by: CountedBy;
  minutes: number;
  /** All are counted, whoever asked; each may go on until here. Absent: not limited so. */
  max: Partial<Record<Asker, number>>;
}

const HOUR = 60;
const DAY = 24 * HOUR;

/** For who is not known at that number. */
const others = (max: number) => ({ known: max, new: max });

export const CODE_LIMITS: readonly CodeLimit[] = [
  // As Twilio Verify has it; what others ask for does not count.
  { by: "browser", minutes: 10, max: { own: 5 } },
  { by: "browser", minutes: DAY, max: { own: 10 } },
  // One place asks no more than this for a number, and leaves room for its owner elsewhere. With
  // five tries each, a day's guesses from everywhere hit with 1 in 10,000.
  { by: "numberFromSite", minutes: 10, max: others(5) },
  { by: "numberFromSite", minutes: DAY, max: others(8) },
  { by: "number", minutes: 10, max: others(10) },
  { by: "number", minutes: DAY, max: others(20) },
  // A shop's Wi-Fi, or a carrier's phones behind one address.
  { by: "address", minutes: HOUR, max: { new: 20, known: 30, own: 40 } },
  { by: "street", minutes: HOUR, max: { new: 60, known: 90, own: 120 } },
  { by: "site", minutes: HOUR, max: { new: 120, known: 180, own: 240 } },
  { by: "neighborsFromSite", minutes: HOUR, max: { new: 15, known: 20, own: 25 } },
  { by: "neighbors", minutes: HOUR, max: { new: 45, known: 60, own: 75 } },
  { by: "all", minutes: 10, max: { new: 200, known: 250, own: 300 } },
];

/** Wrong ones; whether there was a code to try makes no difference. */
export const TRY_LIMITS: readonly CodeLimit[] = [
  { by: "address", minutes: HOUR, max: { new: 20, known: 30, own: 40 } },
  { by: "street", minutes: HOUR, max: { new: 60, known: 90, own: 120 } },
  { by: "site", minutes: HOUR, max: { new: 120, known: 180, own: 240 } },
  { by: "all", minutes: 10, max: { new: 400, known: 500, own: 600 } },
];

/** In development everybody comes from one address, with numbers from one block. */
export function forDevelopment(limits: readonly CodeLimit[]): CodeLimit[] {
  return limits.map((limit) => {
    if (limit.by === "browser" || limit.by.startsWith("number")) return limit;
    const max = Object.entries(limit.max).map(([asker, count]) => [asker, count * 100]);
    return { ...limit, max: Object.fromEntries(max) };
  });
}
