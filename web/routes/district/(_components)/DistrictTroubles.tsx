import type { Trouble } from "shared/api/district.ts";
import { useTimes } from "@/words/reader.ts";
import { Notice } from "@/components/Notice.tsx";

interface DistrictTroublesProps {
  troubles: Trouble[];
  timeZone: string;
  now: Date;
}

/** What keeps people from being told as they should, a line each. */
export function DistrictTroubles({ troubles, timeZone, now }: DistrictTroublesProps) {
  const { dayAndTime } = useTimes();
  if (troubles.length === 0) return null;
  return (
    <Notice tone="grave">
      {troubles.map(({ kind, since }) => {
        const [what, then] = WORDS[kind];
        const from = since ? `since ${dayAndTime(since, now, timeZone)}` : "so far";
        return (
          <p key={kind}>
            <strong>{`${what} ${from}.`}</strong> {then}
          </p>
        );
      })}
    </Notice>
  );
}

/** What is wrong, as far as "since …", and what that means here. */
const WORDS: Record<Trouble["kind"], [what: string, then: string]> = {
  checks: [
    "Nobody has checked the rain",
    "No alerts go out. Tell whoever runs FloodLine for you.",
  ],
  texts: [
    "Texts have not been leaving",
    "They wait, and go out as soon as the texting service takes them. The operator has been told.",
  ],
  money: [
    "The day's money for texts has been spent",
    "Until tomorrow only flood risk is texted, from what is kept back for it.",
  ],
  spam: [
    "Phone networks have taken many texts for spam",
    "Some do not arrive. The operator has been told.",
  ],
  forecast: [
    "The rain forecast has not been current",
    "Alerts may come late. Watch the sky, and the Weather Service's warnings.",
  ],
  photos: [
    "Photos and videos have not been stored",
    "Reports come without them. The operator has been told.",
  ],
  warnings: [
    "Official warnings have not been current",
    "The Weather Service does not answer: alerts go by the rain forecast alone.",
  ],
};
