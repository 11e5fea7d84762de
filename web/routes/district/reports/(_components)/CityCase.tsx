import type { DistrictReport } from "shared/api/district.ts";
import { MAX_CITY_NUMBER_LENGTH } from "shared/limits.ts";
import { pathTo } from "shared/path_to.ts";
import { work } from "@/words/en/district/work.ts";
import { CityText } from "./CityText.tsx";

const { city: words } = work;
const DAY_MS = 24 * 3600_000;

/** What was passed on: for how long, under which number, and the words for who calls 311 once more. */
export function CityCase(
  { report, now, mayChange }: { report: DistrictReport; now: Date; mayChange: boolean },
) {
  if (report.status !== "passed_on") return null;
  const { id, cityNumber, changes } = report;
  const since = changes.findLast(({ status }) => status === "passed_on")?.changedAt;
  const days = since ? Math.floor((now.getTime() - Date.parse(since)) / DAY_MS) : 0;
  return (
    <section aria-labelledby="city" class="stack tight">
      <h2 id="city">{words.title}</h2>
      <p>
        {words.open(days)} {cityNumber ? words.number(cityNumber) : words.noNumber}
      </p>
      {mayChange && (
        <form method="post" action={pathTo`/district/reports/${id}`} class="row end">
          <label class="field-of">
            {words.field}
            <input
              class="input"
              name="cityNumber"
              value={cityNumber ?? ""}
              maxLength={MAX_CITY_NUMBER_LENGTH}
              autocomplete="off"
            />
          </label>
          <button class="button second slim" type="submit">{words.save}</button>
        </form>
      )}
      <CityText report={report} />
    </section>
  );
}
