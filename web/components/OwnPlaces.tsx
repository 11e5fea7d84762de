import type { Place } from "shared/api/people.ts";
import type { ZipPage } from "shared/api/zips.ts";
import { THRESHOLDS } from "shared/levels.ts";
import { useTimes, useWords } from "../words/reader.ts";
import { LevelBadge } from "./LevelBadge.tsx";
import { isStale } from "./stale.ts";

/** What a resident came for, at one look. `state`: undefined while it cannot be had. */
export interface OwnPlace {
  place: Place;
  state?: ZipPage;
}

export function OwnPlaces({ places, now }: { places: OwnPlace[]; now: Date }) {
  return (
    <ul class="own-places">
      {places.map(({ place, state }) => (
        <li key={place.zip} class="own-place">
          <p class="name">
            <a href={`/zip/${place.zip}`}>{[place.city, place.zip].filter(Boolean).join(" ")}</a>
            {state?.checkedAt && <LevelBadge level={state.episode?.level ?? null} />}
          </p>
          <StateOfPlace state={state} now={now} />
        </li>
      ))}
    </ul>
  );
}

function StateOfPlace({ state, now }: { state?: ZipPage; now: Date }) {
  const { landing: { own } } = useWords();
  const times = useTimes();
  if (!state) return <p class="soft">{own.notKnown}</p>;
  const { checkedAt, officialWarnings, timeZone } = state;
  if (!checkedAt) return <p class="soft">{own.notWatched}</p>;
  const rainAt = startOfRain(state);
  return (
    <>
      {officialWarnings.list.slice(0, 1).map(({ id, event }) => (
        <p key={id}>
          <strong>{own.warning(event)}</strong>
        </p>
      ))}
      {rainAt && <p>{own.rainFrom(times.clock(rainAt, timeZone))}</p>}
      <p class="soft small">
        {isStale(checkedAt, now) ? own.old : own.checked}
        <time dateTime={checkedAt}>{times.ago(checkedAt, now)}</time>
      </p>
    </>
  );
}

/** Where it is dry and will not stay so. */
function startOfRain({ episode, readings }: ZipPage): string | undefined {
  if (episode) return undefined;
  return readings.find(({ mm, forecast }) => forecast && mm >= THRESHOLDS.any.mmPer15Min)?.at;
}
