import type { MapData } from "shared/api/map.ts";
import type { Depth } from "shared/depths.ts";
import type { Words } from "@/words/words.ts";
import { distanceWords } from "@/words/distances.ts";
import type { Label } from "./labels.ts";
import { type Layout, type Mark, SIZE } from "./layout.ts";
import type { Paint } from "./paint.ts";

interface DrawingProps {
  map: MapData;
  layout: Layout;
  paint: Paint;
  words: Words["map"];
  locale: string;
}

const HALO = { "stroke-width": 6, "paint-order": "stroke", "stroke-linejoin": "round" } as const;

/** Ground, weather, streets and names; what is reported is drawn over it by `MapMarks`. */
export function MapGround({ map, layout, paint, words, locale }: DrawingProps) {
  const { streets, districts, warnings, rain, labels, streetWidth } = layout;
  return (
    <g font-size="24" text-anchor="middle" fill="none">
      <rect width={SIZE} height={SIZE} {...paint.ground} />
      {districts.map((d) => <path key={d} d={d} fill-rule="evenodd" {...paint.district} />)}
      <g {...paint.rain}>
        {rain.map(({ mm, amount: _amount, ...square }) => (
          <rect key={`${square.x} ${square.y}`} fill-opacity={tint(mm)} {...square} />
        ))}
      </g>
      {warnings && <Warnings d={warnings} paint={paint} />}
      {!streets && <Grid metres={map.view.metres} paint={paint} />}
      {streets && (
        <g stroke-linecap="round" stroke-linejoin="round">
          <path d={streets} stroke-width={streetWidth + 3} {...paint.kerb} />
          <path d={streets} stroke-width={streetWidth} {...paint.street} />
        </g>
      )}
      {districts.map((d) => <path key={d} d={d} stroke-width="5" {...paint.outline} />)}
      <g {...HALO}>
        <Names labels={labels.streets} {...paint.name} />
        <Names labels={labels.rain} {...paint.name} />
        <g font-weight="700">
          <Names labels={labels.districts} {...paint.districtName} />
          <Names labels={labels.zips} font-size="26" {...paint.zip} />
        </g>
      </g>
      <g stroke-width="4" {...paint.scale}>
        <path d="M690 52V22l-9 15h18l-9-15" />
        <path d={`M20 688v14h${Math.round(barOf(map.view.metres).width)}v-14`} fill="none" />
      </g>
      <g {...HALO} {...paint.name}>
        <text x="690" y="80">{words.north}</text>
        <text x="20" y="676" text-anchor="start">
          {distanceWords(barOf(map.view.metres).metres, words.distances, locale)}
        </text>
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
      <pattern id="map-stripes" width="36" height="36" patternUnits="userSpaceOnUse">
        <path d="M-9 9 9-9M0 36 36 0M27 45 45 27" stroke-width="3" {...paint.warning} />
      </pattern>
      <path d={d} fill="url(#map-stripes)" fill-opacity="0.3" />
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

/** 100, 200, 500 and 1,000 feet, then half a mile, 1, 2 and 3 miles. */
const SCALES_METRES = [30.48, 60.96, 152.4, 304.8, 804.7, 1609.3, 3218.7, 4828];

/** Of the scale: a round distance, not quite a third of the map. */
function barOf(viewMetres: number): { metres: number; width: number } {
  const metres = SCALES_METRES.findLast((length) => length <= viewMetres * 0.3)!;
  return { metres, width: metres / viewMetres * SIZE };
}

/** Where no street gives a hold to the eye: squares as wide as the scale's bar. */
function Grid({ metres, paint }: { metres: number; paint: Paint }) {
  const { width } = barOf(metres);
  const lines = Array.from({ length: Math.floor(SIZE / width) }, (_, i) => {
    const at = Math.round(20 + i * width);
    return `M${at} 0V${SIZE}M0 ${SIZE - at}H${SIZE}`;
  });
  return <path d={lines.join("")} stroke-width="2" stroke-opacity="0.5" {...paint.kerb} />;
}

/** Told apart by shape and letter, not by colour; hollow where the report is old. */
export function MapMarks(
  { layout, paint, words }: Pick<DrawingProps, "layout" | "paint" | "words">,
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
