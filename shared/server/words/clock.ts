// Times of a place, in the way of a language.

/** With what differs from "3:15 PM"; `date`: the day alone, "25 nov". */
type Shape = Intl.DateTimeFormatOptions | "date";

const MOST_SAID = 1000;
const clocks = new Map<string, Clock>();

interface Clock {
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
  const said = new Map<number, string>();
  const made = {
    format(at: Date): string {
      const known = said.get(at.getTime());
      if (known !== undefined) return known;
      // Intl puts narrow no-break spaces before PM, which would make a text UCS-2: 70 a part.
      const words = format.format(at).replace(/\s+/g, " ");
      // A sweep has thousands of texts, and a few quarter hours that they speak of.
      if (said.size >= MOST_SAID) said.clear();
      said.set(at.getTime(), words);
      return words;
    },
  };
  clocks.set(key, made);
  return made;
}
