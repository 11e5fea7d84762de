// The text to one of the staff whom a report is given to.
import type { Language } from "shared/languages.ts";
import { placeName } from "./place_name.ts";
import { WORDS } from "./words.ts";

/** To about ten metres: a phone makes a map of it. */
const DIGITS = 4;
/** A longer name would cost a part. */
const MOST_OF_NAME = 20;

export function assignedText({ language, name, zip, city, latitude, longitude, link }: {
  language: Language;
  name: string | null;
  zip: string;
  city: string | null;
  latitude: number | null;
  longitude: number | null;
  link: string;
}): string {
  const point = latitude === null || longitude === null
    ? null
    : `${latitude.toFixed(DIGITS)},${longitude.toFixed(DIGITS)}`;
  return WORDS[language].notice.assigned({
    name: name && name.slice(0, MOST_OF_NAME),
    where: placeName({ zip, city }),
    point,
    link,
  });
}

/** Several at once: where they are, the round has. */
export function assignedManyText(
  { language, name, count, link }: {
    language: Language;
    name: string | null;
    count: string;
    link: string;
  },
): string {
  return WORDS[language].notice.assignedMany({
    name: name && name.slice(0, MOST_OF_NAME),
    count,
    link,
  });
}
