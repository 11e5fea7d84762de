import type { DistrictSettings } from "shared/api/district/settings.ts";
import { Notice } from "@/components/Notice.tsx";
import { useTimes } from "@/words/reader.ts";
import { settings } from "@/words/en/district/settings.ts";
import { whoIs } from "../../(_components)/who_is.ts";

const { eyesOff: words } = settings;

interface EyesOffProps {
  asked: NonNullable<DistrictSettings["eyesOff"]>;
  timeZone: string;
  now: Date;
  /** To agree it takes a new code; to keep it on, none. */
  mayAgree: boolean;
  isManager: boolean;
}

/** One manager asks for it to be switched off: it waits for another's word. */
export function EyesOff({ asked, timeZone, now, mayAgree, isManager }: EyesOffProps) {
  const { dayAndTime } = useTimes();
  const { by, isYou, askedAt, until } = asked;
  const when = dayAndTime(askedAt, now, timeZone);
  const end = dayAndTime(until, now, timeZone);
  return (
    <Notice tone="grave">
      <p>{isYou ? words.byYou(when, end) : words.by(whoIs(by), when, end)}</p>
      {isManager && (
        <form method="post" action="/district/settings">
          <p class="row">
            {!isYou && mayAgree && (
              <button class="button danger" type="submit" name="intent" value="eyesOff">
                {words.agree}
              </button>
            )}
            <button class="button second" type="submit" name="intent" value="keepEyes">
              {isYou ? words.takeBack : words.keep}
            </button>
          </p>
        </form>
      )}
    </Notice>
  );
}
