import type { Trouble } from "shared/api/district.ts";
import { useTimes } from "@/words/reader.ts";
import { Notice } from "@/components/Notice.tsx";
import { district } from "@/words/en/district.ts";

const { troubles: words } = district;

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
        const [what, then] = words.kinds[kind];
        const from = since ? words.since(dayAndTime(since, now, timeZone)) : words.soFar;
        return (
          <p key={kind}>
            <strong>{`${what} ${from}.`}</strong> {then}
          </p>
        );
      })}
    </Notice>
  );
}
