import { type Language, LANGUAGE_NAMES, LANGUAGES, tagOf } from "shared/languages.ts";
import { useTimes, useWords } from "@/words/reader.ts";
import type { FieldErrors } from "@/components/ErrorSummary.tsx";

export interface TypedChoices {
  hasQuietHours: boolean;
  /** Whole hours, 0 to 23. */
  from: number;
  to: number;
  wakesForFlood: boolean;
  wantsBroadcasts: boolean;
  /** Undefined: no tide station speaks for any of their places. */
  wantsTides: boolean | undefined;
  /** Undefined: an api that does not know it yet. */
  wantsAhead: boolean | undefined;
  language: Language;
}

/** When texts may come, whether a flood may wake, and in which language. */
export function TextChoices({ typed, fields }: { typed: TypedChoices; fields?: FieldErrors }) {
  const { choices } = useWords().account;
  return (
    <section class="narrow" aria-labelledby="choices">
      <h2 id="choices">{choices.title}</h2>
      <form method="post" action="/account">
        <QuietHours typed={typed} error={fields?.quietHours} />
        <WakeBox checked={typed.wakesForFlood} />
        {typed.wantsTides !== undefined && <TidesBox checked={typed.wantsTides} />}
        {typed.wantsAhead !== undefined && <AheadBox checked={typed.wantsAhead} />}
        <BroadcastsBox checked={typed.wantsBroadcasts} />
        <LanguageChoice value={typed.language} />
        <button class="button" type="submit" name="intent" value="choices">
          {choices.save}
          <span class="hidden-words">{choices.saveWhat}</span>
        </button>
      </form>
    </section>
  );
}

function QuietHours({ typed, error }: { typed: TypedChoices; error?: string }) {
  const { choices } = useWords().account;
  return (
    <div class={error ? "field quiet has-error" : "field quiet"}>
      <fieldset aria-describedby={error ? "quietHours-error" : undefined}>
        <legend>{choices.quiet}</legend>
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
              <strong>{choices.hours}</strong>
              <small>{choices.hoursHint}</small>
            </span>
          </label>
          <div class="hours">
            <HourSelect
              id="quietHours"
              name="from"
              label={choices.from}
              value={typed.from}
              error={error}
            />
            <HourSelect
              id="quietHours-to"
              name="to"
              label={choices.to}
              value={typed.to}
              error={error}
            />
            <p class="hint">{choices.clock}</p>
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
              <strong>{choices.noHours}</strong>
              <small>{choices.noHoursHint}</small>
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
  const { hourWords } = useTimes();
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
  const { choices } = useWords().account;
  return (
    <ChoiceBox
      name="wakesForFlood"
      label={choices.wake}
      hint={choices.wakeHint}
      checked={checked}
    />
  );
}

/** Never ticked beforehand: only who says so is texted about the tide. */
function TidesBox({ checked }: { checked: boolean }) {
  const { choices } = useWords().account;
  return (
    <ChoiceBox
      name="wantsTides"
      label={choices.tides}
      hint={choices.tidesHint}
      checked={checked}
    />
  );
}

/** Never ticked beforehand: only who says so is texted of what may come to nothing. */
function AheadBox({ checked }: { checked: boolean }) {
  const { choices } = useWords().account;
  return (
    <ChoiceBox
      name="wantsAhead"
      label={choices.ahead}
      hint={choices.aheadHint}
      checked={checked}
    />
  );
}

/** Alerts come either way. */
function BroadcastsBox({ checked }: { checked: boolean }) {
  const { choices } = useWords().account;
  return (
    <ChoiceBox
      name="wantsBroadcasts"
      label={choices.broadcasts}
      hint={choices.broadcastsHint}
      checked={checked}
    />
  );
}

function ChoiceBox(
  { name, label, hint, checked }: { name: string; label: string; hint: string; checked: boolean },
) {
  return (
    <div class="field">
      <div class="consent">
        <label class="tick" for={name}>
          <input
            type="checkbox"
            id={name}
            name={name}
            value="yes"
            checked={checked}
            aria-describedby={`${name}-hint`}
          />
          <strong>{label}</strong>
        </label>
        <p id={`${name}-hint`}>{hint}</p>
      </div>
    </div>
  );
}

export function LanguageChoice({ value }: { value: Language }) {
  const { choices } = useWords().account;
  return (
    <div class="field">
      <label for="language">{choices.language}</label>
      <p class="hint" id="language-hint">{choices.languageHint}</p>
      <select
        class="input language"
        id="language"
        name="language"
        aria-describedby="language-hint"
      >
        {LANGUAGES.map((language) => (
          <option
            key={language}
            value={language}
            lang={tagOf(language)}
            selected={language === value}
          >
            {LANGUAGE_NAMES[language]}
          </option>
        ))}
      </select>
    </div>
  );
}
