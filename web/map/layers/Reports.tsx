import type { Depth } from "shared/depths.ts";
import type { Words } from "@/words/words.ts";
import type { Mark } from "../layout.ts";
import type { Paint } from "../paint.ts";
import { HALO, type LayerProps } from "./layer.ts";

/** Told apart by shape and letter, not by colour; hollow where the report is old. */
export function Reports({ layout, paint, words }: LayerProps) {
  return (
    <g font-weight="700" stroke-width="4">
      {layout.marks.toReversed().map((mark) => (
        <MarkAt key={`${mark.x} ${mark.y}`} mark={mark} paint={paint} words={words} />
      ))}
    </g>
  );
}

function MarkAt({ mark, paint, words }: { mark: Mark; paint: Paint; words: Words["map"] }) {
  const { x, y, depth, count, isOld } = mark;
  return (
    <g transform={`translate(${x} ${y})`}>
      <MarkShape depth={depth} isOld={isOld} paint={paint} words={words} />
      {count > 1 && (
        <text x="34" y="-12" {...HALO} fill={paint("ink")} stroke={paint("map-ground")}>
          ×{count}
        </text>
      )}
    </g>
  );
}

interface ShapeProps {
  depth: Depth;
  isOld?: boolean;
  paint: Paint;
  words: Words["map"];
}

/** Around 0, 0, with letters of what is around it; the legend shows it too. */
export function MarkShape({ depth, isOld, paint, words }: ShapeProps) {
  const [fill, stroke] = isOld ? ["map-ground", "map-mark"] : ["map-mark", "map-ground"];
  return (
    <>
      <path d={MARK_SHAPES[depth]} fill={paint(fill)} stroke={paint(stroke)} />
      <text y="9" stroke="none" fill={paint(isOld ? "ink" : "map-letter")}>
        {words.marks[depth]}
      </text>
    </>
  );
}

/** Without its letter, for where many stand close together: half as large. */
export function DotShape({ depth, isOld, paint }: Omit<ShapeProps, "words">) {
  const [fill, stroke] = isOld ? ["map-ground", "map-mark"] : ["map-mark", "map-ground"];
  return (
    <path
      class="shape"
      d={MARK_SHAPES[depth]}
      transform="scale(.5)"
      fill={paint(fill)}
      stroke={paint(stroke)}
      stroke-width="6"
    />
  );
}

/** About 44 wide. */
const MARK_SHAPES: Record<Depth, string> = {
  ankle: "M-22 0a22 22 0 1 0 44 0a22 22 0 1 0-44 0z",
  knee: "M-20-20h40v40h-40z",
  waist: "M0-29 29 0 0 29-29 0z",
  inside: "M-21 21v-30L0-28 21-9v30z",
};
