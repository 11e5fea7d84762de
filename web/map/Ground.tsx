import type { MapData } from "shared/api/map.ts";
import { useRain, useWords } from "@/words/reader.ts";
import { layOut } from "./layout.ts";
import { MapDrawing } from "./MapDrawing.tsx";
import { OF_PAGE } from "./paint.ts";

interface GroundProps {
  map: MapData;
  now: Date;
}

/**
 * What a district's own maps stand on, in the colours of the page. Without the public's marks, which are
 * coarse: a district sees its own where they are. In English, as its room is.
 */
export function Ground({ map, now }: GroundProps) {
  const { inches } = useRain();
  const { map: words } = useWords();
  const bare = { ...map, reports: [] };
  const layout = layOut(bare, now, inches);
  return <MapDrawing map={bare} layout={layout} paint={OF_PAGE} words={words} locale="en-US" />;
}
