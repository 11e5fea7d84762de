import type { MapData } from "shared/api/map.ts";
import type { Wall } from "shared/api/wall.ts";
import { DEPTHS } from "shared/depths.ts";
import { spotOf } from "shared/geo/view.ts";
import { MOST_DOTS, OLD_MARK_HOURS } from "shared/limits.ts";
import { Ground } from "@/map/Ground.tsx";
import { DotShape } from "@/map/layers/Reports.tsx";
import { OF_PAGE } from "@/map/paint.ts";
import { SIZE } from "@/map/projection.ts";
import { useWords } from "@/words/reader.ts";
import { board } from "@/words/en/district/board.ts";
import { wall as words } from "@/words/en/district/wall.ts";

interface WallMapProps {
  wall: Wall;
  ground: MapData;
  now: Date;
}

/** The board's map without its ways to anything. */
export function WallMap({ wall: { name, reports }, ground, now }: WallMapProps) {
  const { map: mapWords, common } = useWords();
  const shown = DEPTHS.filter((depth) => reports.some((report) => report.depth === depth));
  return (
    <figure class="board-map wall-map">
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`} role="img" aria-label={words.mapOf(name)}>
        <Ground map={ground} now={now} />
        <g class="dots">
          {reports.toReversed().map(({ location, depth, happenedAt }, n) => {
            if (!location) return null;
            const { x, y } = spotOf(ground.view, location, SIZE);
            const isOld = now.getTime() - Date.parse(happenedAt) > OLD_MARK_HOURS * 3600_000;
            return (
              <g key={n} transform={`translate(${Math.round(x)} ${Math.round(y)})`}>
                <DotShape depth={depth} isOld={isOld} paint={OF_PAGE} />
              </g>
            );
          })}
        </g>
      </svg>
      <figcaption class="small">
        {shown.length > 0 && (
          <ul class="map-legend">
            {shown.map((depth) => (
              <li key={depth}>
                <svg viewBox="-16 -16 32 32" aria-hidden="true">
                  <DotShape depth={depth} paint={OF_PAGE} />
                </svg>
                {common.depths[depth]}
              </li>
            ))}
            <li>{board.map.old(OLD_MARK_HOURS)}</li>
          </ul>
        )}
        <p class="soft">
          {[
            reports.length === MOST_DOTS ? words.onlyNewest(MOST_DOTS) : words.coarse,
            ground.streetSources.length > 0 &&
            mapWords.streetsFrom(ground.streetSources.join("; ")),
          ].filter(Boolean).join(" ")}
        </p>
      </figcaption>
    </figure>
  );
}
