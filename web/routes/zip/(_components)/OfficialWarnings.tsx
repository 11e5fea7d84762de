import type { OfficialWarnings as Warnings } from "shared/api/zips.ts";
import { useTimes, useWords } from "@/words/reader.ts";
import type { OfficialWarning } from "shared/api/warnings.ts";
import { levelOfDanger } from "shared/storms/dangers.ts";
import { dangerOfWarning, isTold, isWatch, nameOfWarning } from "shared/storms/products.ts";
import { eventWords } from "@/components/event_words.ts";

interface OfficialWarningsProps {
  warnings: Warnings;
  /** Which of the softer products count here; absent: the usual ones. */
  softer?: string[];
  zip: string;
  now: Date;
  timeZone: string;
}

/** What the Weather Service has in force here about floods, and whether it can be heard at all. */
export function OfficialWarnings({ warnings, softer, zip, now, timeZone }: OfficialWarningsProps) {
  const { official } = useWords().zip;
  const times = useTimes();
  const { list, maybe, isCurrent, checkedAt } = warnings;
  const when = (at: string) => times.dayAndTime(at, now, timeZone);
  return (
    <section class="official" aria-label={official.heading}>
      {list.map((warning) => {
        const { id, headline, sender, onsetAt, endsAt } = warning;
        const event = nameOfWarning(warning);
        const name = eventWords(event, official.events);
        return (
          <div class={isGrave(warning) ? "notice grave" : "notice"} key={id}>
            <p>
              <strong>{name}</strong>
              {name !== event && <span lang="en">{` (${event})`}</span>}
              {": "}
              {onsetAt && Date.parse(onsetAt) > now.getTime() && `${official.from(when(onsetAt))} `}
              {endsAt
                ? <time dateTime={endsAt}>{official.until(when(endsAt))}</time>
                : official.openEnded}
            </p>
            {isWatch(warning)
              ? (
                <p>
                  {official.possible} <a href="/account">{official.ahead}</a>
                </p>
              )
              : !isTold(warning, softer) && <p>{official.shownOnly}</p>}
            <p>{official.by(sender ?? official.service)}</p>
            {headline && <blockquote lang="en">{headline}</blockquote>}
            <p>
              <a href={`https://forecast.weather.gov/zipcity.php?inputstring=${zip}`}>
                {official.read}
              </a>
            </p>
          </div>
        );
      })}
      {maybe.map((warning) => (
        <div class="notice" key={warning.id}>
          <p>
            {official.maybe(
              eventWords(nameOfWarning(warning), official.events),
              warning.areaDesc ?? official.unnamedArea,
            )} <a href="https://www.weather.gov/alerts">{official.read}</a>
          </p>
        </div>
      ))}
      {!isCurrent && (
        <div class="notice">
          <p>
            {checkedAt ? official.silent(when(checkedAt)) : official.never}
            {list.length > 0 ? official.lastGiven : official.rainDecides}
          </p>
        </div>
      )}
      {isCurrent && list.length + maybe.length === 0 && checkedAt && (
        <p class="soft small">{official.none(times.ago(checkedAt, now))}</p>
      )}
      <p class="soft small">
        {official.notFollowed} <a href="https://www.weather.gov/alerts">weather.gov</a>.
      </p>
    </section>
  );
}

function isGrave({ event, threat }: OfficialWarning): boolean {
  return levelOfDanger(dangerOfWarning(event, threat)) === "flood";
}
