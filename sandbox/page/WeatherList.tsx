import { STATIONS } from "../coops/stations.ts";
import {
  type Downpour,
  type NwsWarning,
  type SandboxState,
  type Surge,
  weatherNow,
} from "../state/state.ts";
import { strength } from "./Sky.tsx";
import { Time } from "./Time.tsx";

/** What falls and what is warned of, each with a button to end it. */
export function WeatherList({ state }: { state: SandboxState }) {
  const now = weatherNow(state);
  const rains = state.rains.filter((rain) => rain.endsAt > now);
  const surges = state.surges.filter(({ metres, endsAt }) => metres !== 0 && endsAt > now);
  const warnings = state.warnings.filter(({ messageType, endsAt }) =>
    messageType !== "Cancel" && endsAt > now
  );
  return (
    <>
      {state.weatherClock && (
        <p class="hint">
          The weather's clock stands at <Time at={state.weatherClock} />.
        </p>
      )}
      {rains.length + warnings.length + surges.length === 0 && (
        <p class="hint">No rain, no warnings.</p>
      )}
      {rains.length + warnings.length + surges.length > 0 && (
        <ul class="weather">
          {rains.map((rain) => <RainItem key={rain.id} rain={rain} now={now} />)}
          {warnings.map((warning) => <WarningItem key={warning.id} warning={warning} />)}
          {surges.map((surge) => <SurgeItem key={surge.stationId} surge={surge} />)}
        </ul>
      )}
    </>
  );
}

function SurgeItem({ surge: { stationId, metres, endsAt } }: { surge: Surge }) {
  return (
    <li data-warning>
      <p>
        <strong>{metres.toFixed(2)} m</strong> over the tide at{" "}
        {STATIONS.find(({ id }) => id === stationId)?.name}
      </p>
      <p class="hint">
        until <Time at={endsAt} />
      </p>
    </li>
  );
}

function RainItem({ rain, now }: { rain: Downpour; now: Date }) {
  const { id, startsAt, endsAt, mmPerHour } = rain;
  const where = rain.zip ?? `${rain.latitude.toFixed(3)}, ${rain.longitude.toFixed(3)}`;
  const [start, end] = [startsAt.getTime(), endsAt.getTime()];
  return (
    <li data-rain={strength(mmPerHour)}>
      <p>
        <strong>{mmPerHour} mm/h</strong> over {where}
        {rain.place && <span class="hint">{rain.place}</span>}
      </p>
      <p class="hint">
        <Time at={startsAt} /> to <Time at={endsAt} />
      </p>
      <progress
        max={end - start}
        value={Math.max(now.getTime() - start, 0)}
        aria-label={startsAt > now ? "Not yet falling" : "How much of it is over"}
      />
      <form method="post" action="/page/rain/stop">
        <button type="submit" name="id" value={id} class="quiet" aria-label={`Stop over ${where}`}>
          Stop
        </button>
      </form>
    </li>
  );
}

function WarningItem({ warning }: { warning: NwsWarning }) {
  return (
    <li data-warning>
      <p>
        <strong>{warning.event}</strong>
        <span class="hint">{warning.place}</span>
      </p>
      <p class="hint">
        until {warning.isOpenEnded ? "further notice" : <Time at={warning.endsAt} />}
      </p>
      <form method="post" action="/page/warning/cancel">
        <button
          type="submit"
          name="id"
          value={warning.id}
          class="quiet"
          aria-label={`Cancel the ${warning.event} for ${warning.place}`}
        >
          Cancel
        </button>
      </form>
    </li>
  );
}
