import type { MapData } from "shared/api/map.ts";
import type { Wall } from "shared/api/wall.ts";
import { isOpen } from "shared/report_statuses.ts";
import { Icon } from "@/components/Icon.tsx";
import { useTimes, useWords } from "@/words/reader.ts";
import { board } from "@/words/en/district/board.ts";
import { wall as words } from "@/words/en/district/wall.ts";
import { TideHere } from "@/components/TideHere.tsx";
import { worstZips } from "@/board/worst_zips.ts";
import { WallMap } from "./WallMap.tsx";
import { WallReports } from "./WallReports.tsx";

interface WallScreenProps {
  wall: Wall;
  ground: MapData;
  now: Date;
}

/** One screen, read from across a room: what is coming, how much is wet, and where. */
export function WallScreen({ wall, ground, now }: WallScreenProps) {
  const { clock } = useTimes();
  return (
    <>
      <header class="wall-head">
        <h1>{wall.name}</h1>
        <p class="as-of">{words.asOf(clock(now.toISOString(), wall.timeZone))}</p>
        <p class="wall-old">{words.old}</p>
      </header>
      <WallMap wall={wall} ground={ground} now={now} />
      <div class="wall-side">
        <Coming wall={wall} now={now} />
        <Counts statuses={wall.statuses} />
        <WallReports wall={wall} streets={ground.streets} now={now} />
        <p class="wall-foot">
          <strong>{words.danger}</strong> FloodLine
        </p>
      </div>
    </>
  );
}

function Coming({ wall: { weather }, now }: Pick<WallScreenProps, "wall" | "now">) {
  const worst = worstZips(weather, now);
  if (!worst) return <p>{board.coming.noZips}</p>;
  const { tone, headline, coming, source } = worst.words;
  return (
    <section class={`state ${tone ?? ""}`.trim()} aria-label={board.coming.title}>
      <Icon name={tone ?? "waiting"} size={56} />
      <div>
        <p class="words">{headline}</p>
        <p>
          {worst.zips.length < weather.length && `${board.coming.inZips(worst.zips)} `}
          {coming}
        </p>
        <TideHere weather={weather} now={now} />
        {source && <p class="small">{source}</p>}
      </div>
    </section>
  );
}

function Counts({ statuses }: Pick<Wall, "statuses">) {
  const { common } = useWords();
  const open = statuses.filter(({ status }) => isOpen(status));
  const ended = statuses.filter(({ status }) => !isOpen(status));
  const sum = (some: Wall["statuses"]) => some.reduce((all, { count }) => all + count, 0);
  return (
    <dl class="wall-counts">
      {([[words.open, open], [words.ended, ended]] as const).map(([title, some]) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>
            <strong>{sum(some)}</strong>{" "}
            <span>
              {some.map(({ status, count }) =>
                `${count} ${common.statuses[status]}`
              ).join(", ")}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
