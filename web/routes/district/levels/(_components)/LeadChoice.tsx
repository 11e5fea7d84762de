import { LEAD_MINUTES } from "shared/levels.ts";
import { leadWords } from "@/components/alert_reasons.ts";
import { describeControl } from "@/components/Field.tsx";
import { district } from "@/words/en/district.ts";

const { levels: words } = district;

const OFFERED = [30, 45, 60, 90, 120, 150, 180];

/** How far ahead people are told. `value`: minutes as typed, "" for FloodLine's. */
export function LeadChoice({ value, error }: { value: string; error?: string }) {
  const field = { name: "leadMinutes", hint: "there", error };
  // What came in by the API may be anything between.
  const own = Number(value);
  const offered = own && !OFFERED.includes(own) ? [...OFFERED, own].sort((a, b) => a - b) : OFFERED;
  return (
    <div class={error ? "field has-error" : "field"}>
      <label for="leadMinutes">{words.lead.label}</label>
      <p class="hint" id="leadMinutes-hint">
        {words.lead.hint}
      </p>
      {error && <p class="field-error" id="leadMinutes-error">{error}</p>}
      <select
        class="input lead-time"
        id="leadMinutes"
        name="leadMinutes"
        {...describeControl(field)}
      >
        <option value="" selected={value === ""}>
          {words.usualIs(leadWords(LEAD_MINUTES, "en"))}
        </option>
        {offered.map((minutes) => (
          <option key={minutes} value={minutes} selected={String(minutes) === value}>
            {leadWords(minutes, "en")}
          </option>
        ))}
      </select>
    </div>
  );
}
