import { STATIONS } from "../coops/stations.ts";
import { FLOOD_LEVELS } from "../coops/tide.ts";

/** Raises the sea at a gauge, up to one of its flood levels within the next hours. */
export function WaterForm() {
  return (
    <form method="post" action="/page/water" class="stack">
      <div class="fields">
        <label class="wide">
          Or high water at a tide gauge
          <select name="stationId">
            {STATIONS.filter(({ datums }) => datums).map(({ id, name, state }) => (
              <option key={id} value={id}>{`${name}, ${state}`}</option>
            ))}
          </select>
        </label>
      </div>
      <div class="presets">
        {FLOOD_LEVELS.map((level) => (
          <button key={level} type="submit" name="preset" value={level} class="preset">
            <strong>{level[0]!.toUpperCase() + level.slice(1)}</strong>
            <span>flooding</span>
          </button>
        ))}
      </div>
      <button type="submit" formAction="/page/water/calm" class="quiet">Calm the sea</button>
      <p role="alert" class="problem" hidden></p>
    </form>
  );
}
