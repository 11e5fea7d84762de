import type { Place } from "shared/api/people.ts";
import type { ZipPage } from "shared/api/zips.ts";
import { isOldRun } from "shared/storms/forecast_age.ts";
import { pathTo } from "shared/path_to.ts";
import { useLanguage, useTimes, useWords } from "@/words/reader.ts";
import { Icon } from "@/components/Icon.tsx";
import { stateWords } from "@/components/state_words.ts";

/** What a resident came for, at one look. `state`: undefined while it cannot be had. */
export interface OwnPlace {
  place: Place;
  state?: ZipPage;
}

export function OwnPlaces({ places, now }: { places: OwnPlace[]; now: Date }) {
  return (
    <ul class="own-places">
      {places.map((own) => <PlaceNow key={own.place.zip} {...own} now={now} />)}
    </ul>
  );
}

/** In the words of the ZIP code's own page, where the rest is told. */
function PlaceNow({ place: { zip, city }, state, now }: OwnPlace & { now: Date }) {
  const { landing: { own } } = useWords();
  const { ago } = useTimes();
  const language = useLanguage();
  const { tone, headline } = state ? stateWords(state, now, language) : { headline: own.notKnown };
  return (
    <li class={`own-place ${tone ?? ""}`.trim()}>
      <p class="name">
        <a href={pathTo`/zip/${zip}`}>{[city, zip].filter(Boolean).join(" ")}</a>
      </p>
      <p class="now">
        <Icon name={tone ?? "waiting"} size={24} />
        <strong>{headline}</strong>
      </p>
      {/* Of an old run "checked just now" would be half the truth. */}
      {state?.checkedAt && !isOldRun(state.modelRunAt, now) && (
        <p class="small">
          {own.checked}
          <time dateTime={state.checkedAt}>{ago(state.checkedAt, now)}</time>
        </p>
      )}
    </li>
  );
}
