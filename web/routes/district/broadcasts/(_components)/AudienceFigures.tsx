import type { BroadcastAudience } from "shared/api/district/broadcasts.ts";
import { useTimes } from "@/words/reader.ts";
import { broadcast, broadcasts } from "@/words/en/district/broadcasts.ts";
import { minutesWords } from "../../(_components)/text_counts.ts";
import { LeftOutList } from "./LeftOutList.tsx";

const { send: words } = broadcast;
const { languages } = broadcasts;

interface AudienceFiguresProps {
  audience: BroadcastAudience;
  timeZone: string;
  now: Date;
}

/** People, parts, dollars, minutes, and who will not get it. */
export function AudienceFigures({ audience, timeZone, now }: AudienceFiguresProps) {
  const { dayAndTime } = useTimes();
  const { people, later, inTime, parts, leftOut, validUntil, byLanguage } = audience;
  const late = people - inTime;
  return (
    <>
      <dl class="figures">
        <div>
          <dt>{words.people}</dt>
          <dd>
            {people.toLocaleString("en-US")}
            <small>{words.counted}</small>
            {later > 0 && <small>{words.later(later)}</small>}
            {late > 0 && <small>{words.late(late)}</small>}
          </dd>
        </div>
        <div>
          <dt>{words.parts}</dt>
          <dd>
            {parts.toLocaleString("en-US")}
            <small>
              {byLanguage.map(({ language, people }) => `${languages[language]} ${people}`)
                .join(", ")}
            </small>
          </dd>
        </div>
        <div>
          <dt>{words.dollars}</dt>
          <dd>
            {dollarWords(audience.dollars)}
            <small>{words.purse(dollarWords(audience.purseDollars))}</small>
          </dd>
        </div>
        <div>
          <dt>{words.minutes}</dt>
          <dd>
            {minutesWords(audience.minutesToLastPhone)}
            <small>{words.minutesAfter}</small>
          </dd>
        </div>
        <div>
          <dt>{words.until}</dt>
          <dd>
            <time dateTime={validUntil}>{dayAndTime(validUntil, now, timeZone)}</time>
          </dd>
        </div>
      </dl>
      <section aria-labelledby="left-out">
        <h2 id="left-out">
          {leftOut.length === 0
            ? words.leftOutNone
            : words.leftOut(leftOut.reduce((sum, { count }) => sum + count, 0))}
        </h2>
        <LeftOutList leftOut={leftOut} />
      </section>
    </>
  );
}

function dollarWords(dollars: number): string {
  return dollars.toLocaleString("en-US", { style: "currency", currency: "USD" });
}
