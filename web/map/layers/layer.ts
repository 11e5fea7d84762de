import type { MapData } from "shared/api/map.ts";
import type { VNode } from "preact";
import type { Words } from "@/words/words.ts";
import type { Layout } from "../layout.ts";
import type { Paint } from "../paint.ts";

/** What every layer of a map is drawn from. */
export interface LayerProps {
  map: MapData;
  /** Where things go that names and marks must keep clear of. A layer that has none draws from `map`. */
  layout: Layout;
  paint: Paint;
  words: Words["map"];
  locale: string;
}

/** One thing that a map shows, or null where there is none of it. */
export type Layer = (props: LayerProps) => VNode | null;

/** Letters with this are read over whatever is below them. */
export const HALO = {
  "stroke-width": 6,
  "paint-order": "stroke",
  "stroke-linejoin": "round",
} as const;
