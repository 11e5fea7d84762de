import type { ComponentChildren } from "preact";
import type { BroadcastContent } from "shared/api/district/broadcasts.ts";
import type { OwnDistrict } from "shared/api/district.ts";
import type { MapData } from "shared/api/map.ts";
import { type Language, LANGUAGES, tagOf } from "shared/languages.ts";
import { BROADCAST_VALID_MINUTES } from "shared/limits.ts";
import DrawArea from "@/islands/DrawArea.tsx";
import { describeControl, TextArea, TextField } from "@/components/Field.tsx";
import { AreaMap } from "./AreaMap.tsx";
import { broadcast, broadcasts } from "@/words/en/district/broadcasts.ts";
import { drawArea } from "@/words/en/district/draw_area.ts";

const { form: words } = broadcast;
const { languages } = broadcasts;

interface BroadcastFormProps {
  action: string;
  typed: BroadcastContent;
  isDrill: boolean;
  district: Pick<OwnDistrict, "zips" | "zipPoints">;
  /** In which the district writes, in its order. */
  languages: readonly Language[];
  /** Undefined: there is no map. */
  ground: MapData | undefined;
  now: Date;
  fields?: Record<string, string>;
  /** What goes along unseen. */
  children?: ComponentChildren;
}

/** Its languages side by side, so that none is forgotten. */
export function BroadcastForm(
  props: BroadcastFormProps,
) {
  const { action, typed, isDrill, district, ground, now, fields = {}, children } = props;
  const { asked, unasked } = languagesOf(props);
  return (
    <form method="post" action={action} noValidate class="broadcast-form">
      {children}
      <TextField
        name="name"
        label={words.name}
        hint={words.nameHint}
        value={typed.name}
        error={fields.name}
        autocomplete="off"
      />
      {!isDrill && (
        <div class="zips-and-map">
          <ZipTicks typed={typed} zips={district.zips} error={fields.zips ?? fields.area} />
          {ground && (
            <AreaMap typed={typed} points={district.zipPoints} ground={ground} now={now}>
              <DrawArea
                points={district.zipPoints}
                view={ground.view}
                area={typed.area}
                words={drawArea.island}
              />
            </AreaMap>
          )}
        </div>
      )}
      <fieldset>
        <legend class="label">{words.words}</legend>
        <p class="hint">{words.wordsHint}</p>
        <p class="hint">{words.notice}</p>
        <WordAreas languages={asked} typed={typed} fields={fields} />
        {unasked.length > 0 && (
          <details>
            <summary>
              {words.unasked(unasked.map((language) => languages[language]).join(", "))}
            </summary>
            <WordAreas languages={unasked} typed={typed} fields={fields} />
          </details>
        )}
      </fieldset>
      <ValidChoice value={typed.validMinutes} error={fields.validMinutes} />
      <button class="button" type="submit">{words.save}</button>
    </form>
  );
}

function WordAreas(
  { languages: shown, typed, fields }: {
    languages: Language[];
    typed: BroadcastContent;
    fields: Record<string, string>;
  },
) {
  return (
    <div class="side-by-side">
      {shown.map((language) => (
        <TextArea
          key={language}
          name={`words.${language}`}
          label={languages[language]}
          value={typed.words[language]}
          error={fields[`words.${language}`]}
          lang={tagOf(language)}
        />
      ))}
    </div>
  );
}

/** What is written in a language stays to be seen, whatever was set since. */
function languagesOf(
  { languages: own, typed }: Pick<BroadcastFormProps, "languages" | "typed">,
): { asked: Language[]; unasked: Language[] } {
  const others = LANGUAGES.filter((language) => !own.includes(language));
  return {
    asked: [...own, ...others.filter((language) => typed.words[language] !== "")],
    unasked: others.filter((language) => typed.words[language] === ""),
  };
}

function ZipTicks(
  { typed, zips, error }: { typed: BroadcastContent; zips: string[]; error?: string },
) {
  return (
    <fieldset class={error ? "field has-error" : "field"} id="zips">
      <legend class="label">{words.zips}</legend>
      <p class="hint">{words.zipsHint}</p>
      {typed.area && <p class="hint">{words.drawn}</p>}
      {error && <p class="field-error">{error}</p>}
      <div class="zip-ticks">
        {zips.map((zip) => (
          <label class="tick" key={zip}>
            <input type="checkbox" name="zips" value={zip} checked={typed.zips.includes(zip)} />
            <span>{zip}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function ValidChoice({ value, error }: { value: number | null; error?: string }) {
  return (
    <div class={error ? "field has-error" : "field"}>
      <label for="validMinutes">{words.valid}</label>
      <p class="hint" id="validMinutes-hint">{words.validHint}</p>
      {error && <p class="field-error" id="validMinutes-error">{error}</p>}
      <select
        class="input lead-time"
        id="validMinutes"
        name="validMinutes"
        {...describeControl({ name: "validMinutes", hint: words.validHint, error })}
      >
        <option value="" selected={value === null}>{words.choose}</option>
        {BROADCAST_VALID_MINUTES.map((minutes) => (
          <option key={minutes} value={minutes} selected={minutes === value}>
            {words.validFor(minutes)}
          </option>
        ))}
      </select>
    </div>
  );
}
