import type { ComponentChildren } from "preact";
import type { ZipWeather } from "shared/api/zips.ts";
import { nameOfWarning } from "shared/storms/products.ts";
import { Icon } from "@/components/Icon.tsx";
import { RainChart } from "@/rain/RainChart.tsx";
import { timesIn } from "@/words/times.ts";
import { board } from "@/words/en/district/board.ts";
import { worstZips } from "@/board/worst_zips.ts";
import { TideHere } from "@/components/TideHere.tsx";

const { coming: words } = board;

/** One line of plain words about the district's next 12 hours, by its worst ZIP code; the hours below. */
export function WhatIsComing(
  { weather, children, now }: {
    weather: ZipWeather[];
    /** Of the storm that is on. */
    children?: ComponentChildren;
    now: Date;
  },
) {
  const worst = worstZips(weather, now);
  if (!worst) return <p>{words.noZips}</p>;
  const { tone, headline, coming, source } = worst.words;
  return (
    <section aria-label={words.title} data-live="coming">
      <div class={`state ${tone ?? ""}`.trim()}>
        <Icon name={tone ?? "waiting"} size={32} />
        <div>
          <p class="words">{headline}</p>
          <p>
            {weather.length > 1 && worst.zips.length < weather.length &&
              `${words.inZips(worst.zips)} `}
            {coming}
          </p>
          <OfficialHere weather={weather} now={now} />
          <TideHere weather={weather} now={now} />
          {source && <p class="small">{source}</p>}
        </div>
      </div>
      <div class="more-of-storm">
        {children}
        <details>
          <summary>{words.hours(worst.zip.zip)}</summary>
          <RainChart zip={worst.zip} now={now} />
        </details>
      </div>
    </section>
  );
}

/** All that the Weather Service has in force over any of its ZIP codes, what is told and what is shown. */
function OfficialHere({ weather, now }: { weather: ZipWeather[]; now: Date }) {
  const all = new Map(
    weather.flatMap(({ officialWarnings, timeZone }) =>
      officialWarnings.list.map((warning) => [warning.id, { warning, timeZone }] as const)
    ),
  );
  const times = timesIn("en");
  const names = [...all.values()].map(({ warning, timeZone }) => {
    const { onsetAt, endsAt } = warning;
    const when = (at: string) => times.dayAndTime(at, now, timeZone);
    const from = onsetAt && Date.parse(onsetAt) > now.getTime() ? when(onsetAt) : undefined;
    return words.officialOne(nameOfWarning(warning), from, endsAt ? when(endsAt) : undefined);
  });
  return names.length > 0 ? <p>{words.official([...new Set(names)])}</p> : null;
}
