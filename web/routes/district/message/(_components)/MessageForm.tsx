import { type Language, LANGUAGE_NAMES, LANGUAGES } from "shared/languages.ts";
import { MESSAGE_HOURS } from "shared/limits.ts";
import { TextArea } from "@/components/Field.tsx";
import type { FieldErrors } from "@/components/ErrorSummary.tsx";
import { message } from "@/words/en/district/message.ts";

const { form: words } = message;

/** As typed. */
export interface TypedMessage {
  words: Record<Language, string>;
  forHours: string;
}

interface MessageFormProps {
  typed: TypedMessage;
  /** The district's first, then what else there is. */
  languages: Language[];
  isFirst: boolean;
  errors?: FieldErrors;
}

export function MessageForm({ typed, languages, isFirst, errors }: MessageFormProps) {
  const all = [...languages, ...LANGUAGES.filter((language) => !languages.includes(language))];
  const error = errors?.forHours;
  return (
    <section aria-labelledby="say">
      <h2 id="say">{isFirst ? words.title.first : words.title.other}</h2>
      <form method="post" action="/district/message" noValidate class="levels-form">
        <p class="hint">{words.hint}</p>
        {all.map((language) => (
          <TextArea
            key={language}
            name={`words.${language}`}
            label={words.in(LANGUAGE_NAMES[language])}
            error={errors?.[`words.${language}`]}
            value={typed.words[language]}
          />
        ))}
        <div class={error ? "field has-error" : "field"}>
          <label for="forHours">{words.forHours}</label>
          {error && <p class="field-error" id="forHours-error">{error}</p>}
          <select
            class="input lead-time"
            id="forHours"
            name="forHours"
            aria-describedby={error ? "forHours-error" : undefined}
            aria-invalid={error ? "true" : undefined}
          >
            <option value="">{words.choose}</option>
            {MESSAGE_HOURS.map((hours) => (
              <option key={hours} value={hours} selected={String(hours) === typed.forHours}>
                {words.hours(hours)}
              </option>
            ))}
          </select>
        </div>
        <button class="button" type="submit" name="intent" value="set">{words.button}</button>
      </form>
    </section>
  );
}
