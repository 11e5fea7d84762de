// Times of a place, in the way of a language.

/** With what differs from "3:15 PM"; `date`: the day alone, "25 nov". */
export type Shape = Intl.DateTimeFormatOptions | "date";

const clocks = new Map<string, Clock>();

export interface Clock {
  format(at: Date): string;
}

/** Made once for each way and place: making one takes longer than thousands of texts. */
export function clock(locale: string, timeZone: string, shape: Shape): Clock {
  const key = `${locale} ${timeZone} ${JSON.stringify(shape)}`;
  const known = clocks.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(locale, {
    timeZone,
    ...(shape === "date"
      ? { day: "numeric", month: "short" }
      : { hour: "numeric", minute: "2-digit", ...shape }),
  });
  // Intl puts narrow no-break spaces before PM, which would make a text UCS-2: 70 a part.
  const made = { format: (at: Date) => format.format(at).replace(/\s+/g, " ") };
  clocks.set(key, made);
  return made;
}
