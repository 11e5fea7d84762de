import type { Level } from "shared/levels.ts";
import { ConsentBox } from "./ConsentBox.tsx";
import type { FieldErrors } from "./ErrorSummary.tsx";
import { TextField } from "./Field.tsx";
import { LevelChoices } from "./LevelChoices.tsx";

interface AddPlaceProps {
  typed: { zip: string; level: Level; consentVersion: string };
  /** Alerts need a yes, once. */
  needsConsent: boolean;
  fields?: FieldErrors;
}

export function AddPlace({ typed, needsConsent, fields }: AddPlaceProps) {
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
        <LevelChoices id="add-level" legend="When to text me" value={typed.level} />
        {needsConsent && (
          <ConsentBox checked={typed.consentVersion !== ""} error={fields?.consentVersion} />
        )}
        <button class="button" type="submit" name="intent" value="add">Follow this ZIP code</button>
      </form>
    </section>
  );
}
