import type { ComponentChildren } from "preact";
import type { OwnDistrict } from "shared/api/district.ts";
import type { BroadcastContent } from "shared/api/district/broadcasts.ts";
import type { MapData } from "shared/api/map.ts";
import { spotOf } from "shared/geo/view.ts";
import { Ground } from "@/map/Ground.tsx";
import { SIZE } from "@/map/projection.ts";
import { ZoomButtons } from "../../(_components)/board/ZoomButtons.tsx";
import { drawArea as words } from "@/words/en/district/draw_area.ts";

interface AreaMapProps {
  typed: BroadcastContent;
  points: OwnDistrict["zipPoints"];
  ground: MapData;
  now: Date;
  /** What draws on it. */
  children?: ComponentChildren;
}

/**
 * Where the ZIP codes lie that the ticks name. With a script an area is drawn on it; without, it shows what
 * is ticked.
 */
export function AreaMap({ typed, points, ground, now, children }: AreaMapProps) {
  const bare = { ...ground, zips: [], rain: [], warnings: [] };
  return (
    <figure class="board-map area-map" id="area">
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`} role="group" aria-label={words.label}>
        <g class="ground" aria-hidden="true">
          <Ground map={bare} now={now} />
        </g>
        <g aria-hidden="true">
          {points.map((point) => (
            <ZipDot key={point.zip} {...point} view={ground.view} typed={typed} />
          ))}
        </g>
        <g class="drawn" aria-hidden="true" />
      </svg>
      <ZoomButtons />
      <figcaption>
        {children}
        <p class="soft small">{words.caption}</p>
      </figcaption>
    </figure>
  );
}

/** Under a dot, for its name. */
const LABEL_ROOM = 80;

type ZipDotProps = OwnDistrict["zipPoints"][number] & {
  view: MapData["view"];
  typed: BroadcastContent;
};

/** Filled and marked where it is ticked, hollow where not. */
function ZipDot({ zip, view, typed, ...point }: ZipDotProps) {
  const { x, y } = spotOf(view, point, SIZE);
  const isTicked = typed.zips.includes(zip);
  return (
    <g transform={`translate(${Math.round(x)} ${Math.round(y)})`}>
      <g class={isTicked ? "dot zip-dot ticked" : "dot zip-dot"} data-zip={zip}>
        <circle r="11" />
        <path d="M-5 0l4 4 7-8" />
        <text y={y > SIZE - LABEL_ROOM ? -18 : 34} text-anchor="middle">{zip}</text>
      </g>
    </g>
  );
}
