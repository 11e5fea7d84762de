import type { DistrictReport } from "shared/api/district.ts";
import { OPEN_STATUSES, OWNERS } from "shared/report_statuses.ts";
import { MAX_CITY_NUMBER_LENGTH } from "shared/limits.ts";
import { pathTo } from "shared/path_to.ts";
import { work } from "@/words/en/district/work.ts";
import { CityText } from "./CityText.tsx";

const { doing: words } = work;

/** What is being done, and the true ways to be done with it: whichever the report does not have. */
export function StatusChange({ report }: { report: DistrictReport }) {
  const { id, status: current } = report;
  const action = pathTo`/district/reports/${id}`;
  const button = (status: "water_gone" | "nothing_found") =>
    status !== current && (
      <button class="button second slim" type="submit" name="status" value={status}>
        {words[status]}
      </button>
    );
  return (
    <section aria-labelledby="doing" class="stack tight">
      <h2 id="doing">{words.title}</h2>
      <form class="row" method="post" action={action}>
        {OPEN_STATUSES.filter((status) => status !== current).map((status) => (
          <button
            class="button second slim"
            type="submit"
            name="status"
            value={status}
            key={status}
          >
            {words.buttons[status]}
          </button>
        ))}
      </form>
      <h3>{words.endTitle}</h3>
      <p class="soft small">{words.endHint}</p>
      <form class="row" method="post" action={action}>
        {button("water_gone")}
        {button("nothing_found")}
      </form>
      {current !== "passed_on" && <PassOn report={report} />}
      {current !== "not_ours" && <NotOurs action={action} />}
    </section>
  );
}

function PassOn({ report }: { report: DistrictReport }) {
  const { passed_on: words } = work.doing;
  return (
    <details>
      <summary>{words.open}</summary>
      <form
        method="post"
        action={pathTo`/district/reports/${report.id}`}
        class="stack tight"
      >
        <CityText report={report} />
        <label class="field-of">
          {words.number}
          <span class="soft small">{words.numberHint}</span>
          <input
            class="input"
            name="cityNumber"
            value={report.cityNumber ?? ""}
            maxLength={MAX_CITY_NUMBER_LENGTH}
            autocomplete="off"
          />
        </label>
        <button class="button slim" type="submit" name="status" value="passed_on">
          {words.button}
        </button>
      </form>
    </details>
  );
}

function NotOurs({ action }: { action: string }) {
  const { not_ours: words } = work.doing;
  return (
    <details>
      <summary>{words.open}</summary>
      <form method="post" action={action} class="stack tight">
        <label class="field-of">
          {words.whose}
          <span class="soft small">{words.hint}</span>
          <select class="input" name="whose">
            <option value="">{words.nobody}</option>
            {OWNERS.map((owner) => <option key={owner} value={owner}>{words.owners[owner]}
            </option>)}
          </select>
        </label>
        <button class="button slim" type="submit" name="status" value="not_ours">
          {words.button}
        </button>
      </form>
    </details>
  );
}
