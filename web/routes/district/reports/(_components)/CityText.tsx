import type { DistrictReport } from "shared/api/district.ts";
import { work } from "@/words/en/district/work.ts";
import { cityText } from "./city_text.ts";

const { city: words } = work;

/** Ready to copy: on a phone a long press, on a desk a click and Ctrl A. */
export function CityText({ report }: { report: DistrictReport }) {
  const text = cityText(report);
  return (
    <label class="field-of">
      {words.text}
      <span class="soft small">{words.textHint}</span>
      <textarea class="input" readOnly rows={text.split("\n").length + 1}>{text}</textarea>
    </label>
  );
}
