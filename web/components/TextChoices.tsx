import { type Language, LANGUAGE_NAMES, LANGUAGES } from "shared/languages.ts";
import type { FieldErrors } from "./ErrorSummary.tsx";
import { hourWords } from "./times.ts";

export interface TypedChoices {
  hasQuietHours: boolean;
  /** Whole hours, 0 to 23. */
  from: number;
  to: number;
  wakesForFlood: boolean;
  language: Language;
}

/** When texts may come, whether a flood may wake, and in which language. */
export function TextChoices({ typed, fields }: { typed: TypedChoices; fields?: FieldErrors }) {
  return (
    <section class="narrow" aria-labelledby="choices">
      <h2 id="choices">How your texts come</h2>
      <form method="post" action="/account">
        <QuietHours typed={typed} error={fields?.quietHours} />
        <WakeBox checked={typed.wakesForFlood} />
        <LanguageChoice value={typed.language} />
        <button class="button" type="submit" name="intent" value="choices">
          Save<span class="hidden-words">how your texts come</span>
        </button>
      </form>
    </section>
  );
}

function QuietHours({ typed, error }: { typed: TypedChoices; error?: string }) {
  return (
    <div class={error ? "field quiet has-error" : "field quiet"}>
      <fieldset aria-describedby={error ? "quietHours-error" : undefined}>
        <legend>Quiet hours</legend>
        {error && <p class="field-error" id="quietHours-error">{error}</p>}
        <div class="choices">
          <label class="choice" for="quiet-hours">
            <input
              type="radio"
              id="quiet-hours"
              name="quiet"
              value="hours"
              checked={typed.hasQuietHours}
            />
            <span>
              <strong>No texts in these hours</strong>
              <small>What waited is told once afterwards, if it is still true</small>
            </span>
          </label>
          <div class="hours">
            <HourSelect id="quietHours" name="from" label="From" value={typed.from} error={error} />
            <HourSelect id="quietHours-to" name="to" label="To" value={typed.to} error={error} />
            <p class="hint">By the clock of each place.</p>
          </div>
          <label class="choice" for="quiet-none">
            <input
              type="radio"
              id="quiet-none"
              name="quiet"
              value="none"
              checked={!typed.hasQuietHours}
            />
            <span>
              <strong>No quiet hours</strong>
              <small>Texts may come at any hour</small>
            </span>
          </label>
        </div>
      </fieldset>
    </div>
  );
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

function HourSelect(
  props: { id: string; name: string; label: string; value: number; error?: string },
) {
  return (
    <div>
      <label class="label" for={props.id}>{props.label}</label>
      <select
        class="input"
        id={props.id}
        name={props.name}
        aria-invalid={props.error ? "true" : undefined}
      >
        {HOURS.map((hour) => (
          <option key={hour} value={hour} selected={hour === props.value}>{hourWords(hour)}</option>
        ))}
      </select>
    </div>
  );
}

/** Never ticked beforehand: only who says so is woken. */
export function WakeBox({ checked }: { checked: boolean }) {
  return (
    <div class="field">
      <div class="consent">
        <label class="tick" for="wakesForFlood">
          <input
            type="checkbox"
            id="wakesForFlood"
            name="wakesForFlood"
            value="yes"
            checked={checked}
            aria-describedby="wakesForFlood-hint"
          />
          <strong>Wake me for flood risk and official flood warnings</strong>
        </label>
        <p id="wakesForFlood-hint">
          These texts then come in your quiet hours too, though they ring only if your phone does.
          Unticked, you learn of a flood in the night when your quiet hours end.
        </p>
      </div>
    </div>
  );
}

export function LanguageChoice({ value }: { value: Language }) {
  return (
    <div class="field">
      <label for="language">Language of the texts</label>
      <select class="input language" id="language" name="language">
        {LANGUAGES.map((language) => (
          <option key={language} value={language} lang={language} selected={language === value}>
            {LANGUAGE_NAMES[language]}
          </option>
        ))}
      </select>
    </div>
  );
}
