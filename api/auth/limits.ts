// How many sign-in codes may be asked for. Each costs us a text, and each is five guesses.

export interface CodeLimit {
  /** Counted by: this number; this address (IPv6: its /64); numbers beside it; everybody. */
  by: "phone" | "ip" | "neighbours" | "all";
  max: number;
  minutes: number;
}

export const CODE_LIMITS: readonly CodeLimit[] = [
  // As Twilio Verify has it. With 5 tries a code, a day's guesses hit with 1 in 20,000.
  { by: "phone", max: 5, minutes: 10 },
  { by: "phone", max: 10, minutes: 24 * 60 },
  // A shop's Wi-Fi, or a carrier's phones behind one address.
  { by: "ip", max: 20, minutes: 60 },
  // Pumping shows as numbers of one block of 1,000, which is how numbers are rented.
  { by: "neighbours", max: 20, minutes: 60 },
  { by: "all", max: 300, minutes: 10 },
];

/** In development everybody comes from one address, with numbers from one block. */
export const DEVELOPMENT_CODE_LIMITS: readonly CodeLimit[] = CODE_LIMITS.map((limit) =>
  limit.by === "phone" ? limit : { ...limit, max: limit.max * 100 }
);
