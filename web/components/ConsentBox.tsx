import { CONSENT_VERSION, CONSENT_WORDING } from "shared/consent.ts";
import { useLanguage, useWords } from "@/words/reader.ts";

/** The box to agree to texts: never ticked beforehand. */
export function ConsentBox(props: { checked?: boolean; error?: string }) {
  const { frame } = useWords();
  return (
    <div class={props.error ? "field has-error" : "field"}>
      {props.error && <p class="field-error" id="consentVersion-error">{props.error}</p>}
      <div class="consent">
        <label class="tick" for="consentVersion">
          <input
            type="checkbox"
            id="consentVersion"
            name="consentVersion"
            value={CONSENT_VERSION}
            checked={props.checked}
            aria-invalid={props.error ? "true" : undefined}
            aria-describedby={props.error ? "consentVersion-error" : undefined}
          />
          <span>{CONSENT_WORDING[useLanguage()]}</span>
        </label>
        <p>
          <a href="/terms">{frame.terms}</a> · <a href="/privacy">{frame.privacy}</a>
        </p>
      </div>
    </div>
  );
}
