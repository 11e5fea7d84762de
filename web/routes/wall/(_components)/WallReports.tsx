import type { MapData } from "shared/api/map.ts";
import type { Wall } from "shared/api/wall.ts";
import { DepthFigure } from "@/components/DepthFigure.tsx";
import { useTimes, useWords } from "@/words/reader.ts";
import { wall as words } from "@/words/en/district/wall.ts";
import { viewOfArea } from "shared/geo/view_of.ts";
import { placeOnBoard } from "@/board/place_words.ts";

/** More are not read from across a room. */
const MOST_LISTED = 6;

interface WallReportsProps {
  wall: Wall;
  streets: MapData["streets"];
  now: Date;
}

export function WallReports({ wall, streets, now }: WallReportsProps) {
  const { ago, timeBeside } = useTimes();
  const { depths } = useWords().common;
  const { reports, boundary, timeZone } = wall;
  const around = { streets, middle: viewOfArea(boundary), isCoarse: true };
  return (
    <section aria-labelledby="newest" class="wall-reports">
      <h2 id="newest">{words.newest}</h2>
      {reports.length === 0 && <p>{words.none}</p>}
      <ol>
        {reports.slice(0, MOST_LISTED).map(({ zip, location, depth, happenedAt }, n) => (
          <li key={n}>
            <DepthFigure depth={depth} small />
            <div>
              <p>
                <strong>{depths[depth]}</strong>
              </p>
              <p class="soft">{placeOnBoard(location, around)} {zip}</p>
            </div>
            <p class="when">
              <time dateTime={happenedAt}>
                {timeBeside(happenedAt, now.toISOString(), timeZone)}
              </time>
              <span class="soft">{ago(happenedAt, now)}</span>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
