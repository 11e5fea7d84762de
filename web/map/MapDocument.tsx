import type { MapData } from "shared/api/map.ts";
import { type Language, LOCALES, tagOf } from "shared/languages.ts";
import { mapInWords } from "@/words/map_in_words.ts";
import { rainIn } from "@/words/rain.ts";
import { WORDS } from "@/words/words.ts";
import { layOut } from "./layout.ts";
import { ALONE } from "./paint.ts";
import { SIZE } from "./projection.ts";
import { MapDrawing } from "./MapDrawing.tsx";

interface DocumentProps {
  map: MapData;
  now: Date;
  /** The ZIP code that was asked for, if it was one. */
  zip: string | undefined;
  language: Language;
  scheme: "light" | "dark";
}

/** A map that stands alone, as an image: colours and words are its own. */
export function MapDocument({ map, now, zip, language, scheme }: DocumentProps) {
  const words = WORDS[language].map;
  const layout = layOut(map, now, rainIn(language).inches);
  const { sentences, reports } = mapInWords(map, layout.marks, { language, now });
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={SIZE}
      height={SIZE}
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      font-family="system-ui, sans-serif"
      role="img"
      lang={tagOf(language)}
    >
      <title>{zip ? words.ofZip(zip) : words.ofPlace}</title>
      <desc>{[...sentences, ...reports].join(" ")}</desc>
      <MapDrawing
        map={map}
        layout={layout}
        paint={ALONE[scheme]}
        words={words}
        locale={LOCALES[language]}
      />
    </svg>
  );
}
