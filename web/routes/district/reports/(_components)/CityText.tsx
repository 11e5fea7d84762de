import type { DistrictReport } from "shared/api/district.ts";
import { work } from "@/words/en/district/work.ts";
import { cityText } from "./city_text.ts";

const { city: words } = work;

/** Ready to copy: on a phone a long press, on a desk a click and Ctrl A. */
export function CityText({ report, now }: { report: DistrictReport; now: Date }) {
  const text = cityText(report, now);
  return (
    <label class="field">
      {words.text}
      <span class="soft small">{words.textHint}</span>
      <textarea readOnly rows={text.split("\n").length + 1}>{text}</textarea>
    </label>
  );
}
