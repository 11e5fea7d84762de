import type { MapData } from "shared/api/map.ts";
import type { Depth } from "shared/depths.ts";
import type { Words } from "@/words/words.ts";
import { fill } from "@/words/fill.ts";
import type { Label } from "./map_labels.ts";
import { type Layout, type Mark, SIZE } from "./map_layout.ts";
import type { Paint } from "./map_paint.ts";

export interface DrawingProps {
  map: MapData;
  layout: Layout;
  paint: Paint;
  words: Words["map"];
  /** "0.2 in" */
  inches: (mm: number) => string;
  locale: string;
}

const HALO = { "stroke-width": 6, "paint-order": "stroke", "stroke-linejoin": "round" } as const;

/** Ground, weather, streets and names; what is reported is drawn over it by `MapMarks`. */
export function MapGround({ map, layout, paint, words, inches, locale }: DrawingProps) {
  return (
    <g font-size="24" text-anchor="middle" fill="none">
      <rect width={SIZE} height={SIZE} {...paint.ground} />
      <path d={layout.districts} stroke-width="5" stroke-linejoin="round" {...paint.district} />
      <g {...paint.rain}>
        {layout.rain.map(({ mm, ...square }) => (
          <rect key={`${square.x} ${square.y}`} fill-opacity={tint(mm)} {...square} />
        ))}
      </g>
      {layout.warnings && <Warnings d={layout.warnings} paint={paint} />}
      <g stroke-linecap="round" stroke-linejoin="round">
        <path d={layout.sideStreets} stroke-width="4" {...paint.sideStreet} />
        <path d={layout.mainStreets} stroke-width="8" {...paint.mainStreet} />
      </g>
      <g {...HALO} {...paint.rainAmount}>
        {layout.rain.filter(({ width, height }) => width > 90 && height > 50).map((square) => (
          <text key={`${square.x} ${square.y}`} x={square.x + square.width - 50} y={square.y + 34}>
            {inches(square.mm)}
          </text>
        ))}
      </g>
      <Names labels={layout.names} {...HALO} {...paint.name} />
      <g font-weight="700" {...HALO}>
        <Names labels={layout.districtNames} {...paint.districtName} />
        <g font-size="26" {...paint.zip}>
          {layout.zips.map(({ zip, x, y }) => <text key={zip} x={x} y={y + 9}>{zip}</text>)}
        </g>
      </g>
      <g stroke-width="4" {...paint.scale}>
        <path d="M690 52V22l-9 15h18l-9-15" />
        <text x="690" y="80" stroke="none">{words.north}</text>
        <Scale metres={map.view.metres} words={words.distances} locale={locale} />
      </g>
    </g>
  );
}

/** Rain as an opacity, by what it does: it wets, it pools, it floods. */
function tint(mm: number): number {
  return mm < 2.5 ? 0.15 : mm < 10 ? 0.28 : mm < 25 ? 0.42 : 0.56;
}

function Warnings({ d, paint }: { d: string; paint: Paint }) {
  return (
    <>
      <pattern id="map-stripes" width="24" height="24" patternUnits="userSpaceOnUse">
        <path d="M-6 6 6-6M0 24 24 0M18 30 30 18" stroke-width="3" {...paint.warning} />
      </pattern>
      <path d={d} fill="url(#map-stripes)" fill-opacity="0.35" />
      <path d={d} stroke-width="5" stroke-dasharray="16 8" {...paint.warning} fill="none" />
    </>
  );
}

function Names({ labels, ...rest }: { labels: Label[] } & Record<string, unknown>) {
  return (
    <g {...rest}>
      {labels.map(({ words, x, y, angle }) => (
        <text
          key={words}
          dy="8"
          transform={`translate(${x} ${y})${angle === 0 ? "" : `rotate(${angle})`}`}
        >
          {words}
        </text>
      ))}
    </g>
  );
}

const SCALES = [50, 100, 200, 500, 1000, 2000, 5000];

function Scale(
  { metres, words, locale }: {
    metres: number;
    words: Words["map"]["distances"];
    locale: string;
  },
) {
  const bar = SCALES.findLast((length) => length <= metres * 0.3) ?? SCALES[0]!;
  const width = Math.round(bar / metres * SIZE);
  const say = (value: number) =>
    value.toLocaleString(locale, { maximumSignificantDigits: 2, maximumFractionDigits: 1 });
  const label = fill(bar < 1000 ? words.scaleNear : words.scaleFar, {
    metres: say(bar),
    feet: say(bar * 3.28084),
    kilometres: say(bar / 1000),
    miles: say(bar / 1609.344),
  });
  return (
    <>
      <path d={`M20 688v14h${width}v-14`} fill="none" />
      <text x="20" y="678" text-anchor="start" stroke="none">{label}</text>
    </>
  );
}

/** Told apart by shape and letter, not by colour; hollow where the report is old. */
export function MapMarks(
  { layout, paint, words }: Omit<DrawingProps, "map" | "inches" | "locale">,
) {
  return (
    <g font-size="24" font-weight="700" text-anchor="middle" stroke-width="4">
      {layout.marks.toReversed().map((mark) => (
        <MarkAt key={`${mark.x} ${mark.y}`} mark={mark} paint={paint} words={words} />
      ))}
    </g>
  );
}

function MarkAt({ mark, paint, words }: { mark: Mark; paint: Paint; words: Words["map"] }) {
  const { x, y, depth, count, isOld } = mark;
  const [shape, letter] = isOld ? [paint.oldMark, paint.oldLetter] : [paint.mark, paint.letter];
  return (
    <g transform={`translate(${x} ${y})`}>
      <path d={MARK_SHAPES[depth]} {...shape} />
      <text y="9" stroke="none" {...letter}>{words.marks[depth]}</text>
      {count > 1 && <text x="34" y="-12" {...HALO} {...paint.name}>×{count}</text>}
    </g>
  );
}

/** About 44 wide around 0, 0. */
export const MARK_SHAPES: Record<Depth, string> = {
  ankle: "M-22 0a22 22 0 1 0 44 0a22 22 0 1 0-44 0z",
  knee: "M-20-20h40v40h-40z",
  waist: "M0-29 29 0 0 29-29 0z",
  inside: "M-21 21v-30L0-28 21-9v30z",
};
