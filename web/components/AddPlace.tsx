import type { Preview } from "shared/api/zips.ts";
import type { Level } from "shared/levels.ts";
import { ConsentBox } from "./ConsentBox.tsx";
import type { FieldErrors } from "./ErrorSummary.tsx";
import { TextField } from "./Field.tsx";
import { LevelChoices } from "./LevelChoices.tsx";
import { LanguageChoice, type TypedChoices, WakeBox } from "./TextChoices.tsx";
import { hourWords } from "./times.ts";

interface AddPlaceProps {
  typed: { zip: string; level: Level; consentVersion: string; choices: TypedChoices };
  /** Alerts need a yes, once. */
  needsConsent: boolean;
  /** With the first place comes how its texts will come. */
  isFirst: boolean;
  preview?: Preview;
  fields?: FieldErrors;
}

export function AddPlace({ typed, needsConsent, isFirst, preview, fields }: AddPlaceProps) {
  return (
    <section id="add" class="narrow" aria-labelledby="add-title">
      <h2 id="add-title">Add a ZIP code</h2>
      <form method="post" action="/account">
        <TextField
          name="zip"
          label="ZIP code"
          class="zip"
          inputMode="numeric"
          autocomplete="postal-code"
          maxLength={5}
          value={typed.zip}
          error={fields?.zip}
        />
        <LevelChoices
          id="add-level"
          legend="When to text me"
          value={typed.level}
          preview={preview}
        />
        {isFirst && <FirstChoices choices={typed.choices} />}
        {needsConsent && (
          <ConsentBox checked={typed.consentVersion !== ""} error={fields?.consentVersion} />
        )}
        <button class="button" type="submit" name="intent" value="add">Follow this ZIP code</button>
      </form>
    </section>
  );
}

function FirstChoices({ choices }: { choices: TypedChoices }) {
  const { hasQuietHours, from, to, wakesForFlood, language } = choices;
  return (
    <>
      <p>
        <strong>
          {hasQuietHours
            ? `Quiet from ${hourWords(from)} to ${hourWords(to)}.`
            : "Texts at any hour."}
        </strong>{" "}
        {hasQuietHours && "What waited is told once in the morning, if it is still true. "}
        You can change these hours once you follow a ZIP code.
      </p>
      <WakeBox checked={wakesForFlood} />
      <LanguageChoice value={language} />
    </>
  );
}
