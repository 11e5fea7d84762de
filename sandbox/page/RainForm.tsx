import { EVENTS } from "shared/storms/products.ts";

/** The three rains one asks for most; each reaches another level (shared/levels.ts). */
const PRESETS = [
  { name: "Drizzle", mmPerHour: 2, kind: "drizzle" },
  { name: "Heavy", mmPerHour: 15, kind: "heavy" },
  { name: "Cloudburst", mmPerHour: 40, kind: "cloudburst" },
];

export function RainForm() {
  return (
    <form method="post" action="/page/rain" class="stack">
      {/* What Enter presses: else it would be the first preset. */}
      <button type="submit" class="unseen" tabIndex={-1} aria-hidden="true"></button>
      <div class="fields">
        <label>
          ZIP code
          <input
            name="zip"
            required
            inputMode="numeric"
            value="11231"
            autoComplete="off"
          />
        </label>
        <label>
          For, min
          <input name="minutes" type="number" required min={1} max={10080} value="60" />
        </label>
        <label>
          Starts in, min
          <input name="startsInMinutes" type="number" required min={-10080} max={10080} value="0" />
        </label>
      </div>
      <div class="presets">
        {PRESETS.map(({ name, mmPerHour, kind }) => (
          <button type="submit" name="preset" value={mmPerHour} data-rain={kind} class="preset">
            <strong>{name}</strong>
            <span>{mmPerHour} mm/h</span>
          </button>
        ))}
      </div>
      <details>
        <summary>Another amount, another size</summary>
        <div class="fields">
          <label>
            mm an hour
            <input name="mmPerHour" type="number" min="0.1" max="500" step="0.1" value="15" />
          </label>
          <label>
            Radius, km
            <input name="radiusKm" type="number" min="0.1" max="20000" step="0.1" value="5" />
          </label>
          <button type="submit" class="quiet">Let it rain</button>
        </div>
      </details>
      <hr />
      <div class="fields">
        <label class="wide">
          Or an official warning there
          <select name="event">
            {EVENTS.map((event) => <option key={event}>{event}</option>)}
          </select>
        </label>
        <button type="submit" formAction="/page/warning" class="warn">Issue</button>
      </div>
      <p role="alert" class="problem" hidden></p>
    </form>
  );
}
