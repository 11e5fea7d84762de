import { distanceWords } from "@/words/distances.ts";
import { barOf } from "../scale_bar.ts";
import { HALO, type LayerProps } from "./layer.ts";

/** How long a stretch is, and where north is. */
export function Scale({ map, paint, words, locale }: LayerProps) {
  const { metres, width } = barOf(map.view.metres);
  const ink = paint("ink");
  return (
    <>
      <g stroke-width="4" fill={ink} stroke={ink}>
        <path d="M690 52V22l-9 15h18l-9-15" />
        <path d={`M20 688v14h${Math.round(width)}v-14`} fill="none" />
      </g>
      <g {...HALO} fill={ink} stroke={paint("map-ground")}>
        <text x="690" y="80">{words.north}</text>
        <text x="20" y="676" text-anchor="start">
          {distanceWords(metres, words.distances, locale)}
        </text>
      </g>
    </>
  );
}
