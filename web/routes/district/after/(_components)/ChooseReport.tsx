import type { DistrictStormList } from "shared/api/district/storms.ts";
import { pathTo } from "shared/path_to.ts";
import { LevelBadge } from "@/components/LevelBadge.tsx";
import { after as words } from "@/words/en/district/after.ts";
import { useTimes } from "@/words/reader.ts";

interface ChooseStormProps {
  storms: DistrictStormList["storms"];
  timeZone: string;
  now: Date;
}

export function ChooseStorm({ storms, timeZone, now }: ChooseStormProps) {
  const { dayAndTime } = useTimes();
  return (
    <section aria-labelledby="storms">
      <h2 id="storms">{words.storms.title}</h2>
      {storms.length === 0 ? <p>{words.storms.none}</p> : (
        <>
          <ul class="after-take">
            {storms.map(({ id, startedAt, level }) => (
              <li key={id}>
                <a class="link-button" href={pathTo`/district/after?storm=${id}`}>
                  <time dateTime={startedAt}>{dayAndTime(startedAt, now, timeZone)}</time>
                </a>{" "}
                <LevelBadge level={level} />
              </li>
            ))}
          </ul>
          <p>
            <a href="/district/storms">{words.storms.more}</a>
          </p>
        </>
      )}
    </section>
  );
}

export function AskedDays({ from, until }: { from: string; until: string }) {
  return (
    <section aria-labelledby="days">
      <h2 id="days">{words.period.title}</h2>
      <form method="get" action="/district/after" class="row end">
        <label class="field-of">
          {words.period.from}
          <input class="input" type="date" name="from" value={from} required />
        </label>
        <label class="field-of">
          {words.period.until}
          <input class="input" type="date" name="until" value={until} required />
        </label>
        <button class="button" type="submit">{words.period.show}</button>
      </form>
      <p class="hint">{words.period.hint}</p>
    </section>
  );
}
