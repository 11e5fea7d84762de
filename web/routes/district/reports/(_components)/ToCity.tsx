import type { DistrictReport } from "shared/api/district.ts";
import { pathTo } from "shared/path_to.ts";
import { useTimes } from "@/words/reader.ts";
import { work } from "@/words/en/district/work.ts";

const { toCity: words } = work;

/** What became of a report at the city's system; and one button to send it there. */
export function ToCity(
  { report, now, maySend }: { report: DistrictReport; now: Date; maySend: boolean },
) {
  const { cityCase: city, cityTakes, status, isPrivate } = report;
  const mayNow = maySend && cityTakes && status !== "same_as" && (!city || city.mayAgain);
  if (!city && !mayNow) return null;
  return (
    <section aria-labelledby="to-city" class="stack tight">
      <h2 id="to-city">{city ? words.title : words.send}</h2>
      {city && <WhatBecame {...{ report, city, now }} />}
      {mayNow && (isPrivate ? <p class="soft">{words.private}</p> : (
        <form
          method="post"
          action={pathTo`/district/reports/${report.id}`}
          class="stack tight screen-only"
        >
          <p class="soft small">{words.hint}</p>
          <button class="button second slim" type="submit" name="city" value="send">
            {city ? words.again : words.send}
          </button>
        </form>
      ))}
    </section>
  );
}

function WhatBecame({ report, city, now }: {
  report: DistrictReport;
  city: NonNullable<DistrictReport["cityCase"]>;
  now: Date;
}) {
  const { dayAndTime } = useTimes();
  const when = (at: string) => dayAndTime(at, now, report.timeZone);
  const { state, number, problem, problemWords, isClosed, heardAt, mayAgain } = city;
  const isLost = state === "unknown" && mayAgain;
  return (
    <>
      <p>
        {isLost ? words.notShown : words.states[state]} {problem && words.problems[problem]}{" "}
        {problemWords && `“${problemWords}”`}{" "}
        {number ? words.number(number) : state === "sent" && words.noNumber}
      </p>
      {isClosed !== null && <p>{words.says(isClosed, city.words)}</p>}
      <p class="soft small">
        {words.asked(when(city.askedAt))} {heardAt && words.heard(when(heardAt))}
      </p>
    </>
  );
}
