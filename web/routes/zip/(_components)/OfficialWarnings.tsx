import type { OfficialWarnings as Warnings } from "shared/api/zips.ts";
import { useTimes, useWords } from "@/words/reader.ts";
import { nameOfWarning } from "shared/storms/dangers.ts";
import { eventWords } from "@/components/event_words.ts";

interface OfficialWarningsProps {
  warnings: Warnings;
  zip: string;
  now: Date;
  timeZone: string;
}

/** The Weather Service's flood warnings in force here, and whether it can be heard at all. */
export function OfficialWarnings({ warnings, zip, now, timeZone }: OfficialWarningsProps) {
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
          <div class="notice grave" key={id}>
            <p>
              <strong>{name}</strong>
              {name !== event && <span lang="en">{` (${event})`}</span>}
              {": "}
              {onsetAt && Date.parse(onsetAt) > now.getTime() && `${official.from(when(onsetAt))} `}
              {endsAt
                ? <time dateTime={endsAt}>{official.until(when(endsAt))}</time>
                : official.openEnded}
            </p>
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
    </section>
  );
}
