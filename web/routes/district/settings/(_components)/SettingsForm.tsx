import type { DistrictSettings } from "shared/api/district/settings.ts";
import { LANGUAGE_NAMES, LANGUAGES } from "shared/languages.ts";
import { PRODUCTS, SOFTER_EVENTS } from "shared/storms/products.ts";
import { TextField } from "@/components/Field.tsx";
import type { FieldErrors } from "@/components/ErrorSummary.tsx";
import { settings as words } from "@/words/en/district/settings.ts";

export function SettingsForm(
  { typed, errors }: { typed: Omit<DistrictSettings, "eyesOff">; errors?: FieldErrors },
) {
  return (
    <form method="post" action="/district/settings" noValidate class="levels-form">
      <TextField
        name="name"
        label={words.name}
        hint={words.nameHint}
        error={errors?.name}
        value={typed.name}
        autoComplete="off"
      />
      <LanguagesInOrder chosen={typed.languages} error={errors?.languages} />
      <div class={errors?.twoPairsOfEyes ? "field has-error" : "field"}>
        <fieldset>
          <legend>{words.eyes}</legend>
          <p class="hint">{words.eyesHint}</p>
          {errors?.twoPairsOfEyes && <p class="field-error">{errors.twoPairsOfEyes}</p>}
          <div class="choices">
            <label class="choice" for="twoPairsOfEyes">
              <input
                type="checkbox"
                id="twoPairsOfEyes"
                name="twoPairsOfEyes"
                value="yes"
                checked={typed.twoPairsOfEyes}
              />
              <span>{words.eyesBox}</span>
            </label>
          </div>
        </fieldset>
      </div>
      <div class="field">
        <fieldset>
          <legend>{words.app}</legend>
          <p class="hint">{words.appHint}</p>
          <div class="choices">
            <label class="choice" for="requiresSecondFactor">
              <input
                type="checkbox"
                id="requiresSecondFactor"
                name="requiresSecondFactor"
                value="yes"
                checked={typed.requiresSecondFactor}
              />
              <span>{words.appBox}</span>
            </label>
          </div>
        </fieldset>
      </div>
      <Softer counted={typed.softer} />
      <button class="button" type="submit">{words.save}</button>
    </form>
  );
}

function Softer({ counted }: { counted: DistrictSettings["softer"] }) {
  return (
    <div class="field">
      <fieldset>
        <legend>{words.softer}</legend>
        <p class="hint">{words.softerHint}</p>
        <div class="choices">
          {SOFTER_EVENTS.map((event, n) => (
            <label class="choice" for={`softer.${n}`} key={event}>
              <input
                type="checkbox"
                id={`softer.${n}`}
                name="softer"
                value={event}
                checked={counted.includes(event)}
              />
              <span>
                <strong>{event}</strong>
                <small>{PRODUCTS[event].because}</small>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
    </div>
  );
}

/** A choice for each place: an order that can be set without script. */
function LanguagesInOrder(
  { chosen, error }: { chosen: DistrictSettings["languages"]; error?: string },
) {
  return (
    <div class={error ? "field has-error" : "field"}>
      <fieldset>
        <legend>{words.languages}</legend>
        <p class="hint">{words.languagesHint}</p>
        {error && <p class="field-error">{error}</p>}
        <div class="in-order">
          {LANGUAGES.map((_, n) => (
            <div class="field" key={n}>
              <label for={`language.${n}`}>{words.place[n]}</label>
              <select class="input" id={`language.${n}`} name={`language.${n}`}>
                <option value="">{words.none}</option>
                {LANGUAGES.map((language) => (
                  <option key={language} value={language} selected={language === chosen[n]}>
                    {LANGUAGE_NAMES[language]}
                  </option>
                ))}
              </select>
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
}
