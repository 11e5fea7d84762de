import type { MapData } from "shared/api/map.ts";
import type { Part, Position } from "shared/geo/areas.ts";
import { spotOf } from "shared/geo/view.ts";
import { viewOfPlaces } from "shared/geo/view_of.ts";
import { Ground } from "@/map/Ground.tsx";
import { areasIn, linesIn, pathOf, SIZE } from "@/map/projection.ts";
import { files } from "@/words/en/district/files.ts";

const { draft: words } = files;

/** What a file has of places. */
export interface ImportShapes {
  areas: Part[];
  lines: Position[][];
  points: Position[];
  /** Where something was mended. */
  marks: Position[];
}

/** The ground that they lie on, and what is beside them. Undefined: nothing lies anywhere. */
export function viewOfShapes({ areas, lines, points }: ImportShapes): MapData["view"] | undefined {
  const positions = [...areas.flat(2), ...lines.flat(), ...points];
  const view = viewOfPlaces(
    positions.map(([longitude, latitude]) => ({ longitude, latitude })),
  );
  return view;
}

interface ImportMapProps {
  label: string;
  shapes: ImportShapes;
  /** Undefined: what the file has is wider than any map. */
  ground: MapData;
  now: Date;
}

/** A preview, drawn without a script; what it shows is told in words beside it. */
export function ImportMap({ label, shapes, ground, now }: ImportMapProps) {
  const { view } = ground;
  const { areas, lines, points, marks } = shapes;
  const at = ([longitude, latitude]: Position) => spotOf(view, { longitude, latitude }, SIZE);
  return (
    <figure class="board-map import-map">
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`} role="img" aria-label={label}>
        <g aria-hidden="true">
          <Ground map={ground} now={now} />
        </g>
        <g fill="none" stroke="var(--map-mark)" stroke-width="6" stroke-linejoin="round">
          {areas.map((part, i) => (
            <path
              key={i}
              d={pathOf(areasIn(view, part), "z")}
              fill="var(--map-mark)"
              fill-opacity="0.15"
              fill-rule="evenodd"
            />
          ))}
          {lines.map((line, i) => <path key={i} d={pathOf(linesIn(view, line))} />)}
          {marks.map((mark, i) => {
            const { x, y } = at(mark);
            return <circle key={i} cx={Math.round(x)} cy={Math.round(y)} r="24" />;
          })}
        </g>
        <path
          d={points.map((point) => {
            const { x, y } = at(point);
            return `M${Math.round(x)} ${Math.round(y)}h0`;
          }).join("")}
          stroke="var(--map-mark)"
          stroke-width="12"
          stroke-linecap="round"
        />
      </svg>
      <figcaption class="small soft">{words.legend}</figcaption>
    </figure>
  );
}
