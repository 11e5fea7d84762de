import type { MapData } from "shared/api/map.ts";
import { DEPTHS } from "shared/depths.ts";
import { LOCALES } from "shared/languages.ts";
import { useLanguage, useRain, useWords } from "@/words/reader.ts";
import { mapInWords } from "@/words/map_in_words.ts";
import { layOut, SIZE } from "./map_layout.ts";
import { OF_PAGE } from "./map_paint.ts";
import { MapGround, MapMarks, MARK_SHAPES } from "./MapDrawing.tsx";

/** The area around a ZIP code, drawn without a script; what it shows is told beside it in words. */
export function ZipMap({ map, now, zip }: { map: MapData; now: Date; zip: string }) {
  const language = useLanguage();
  const words = useWords().map;
  const { inches } = useRain();
  const layout = layOut(map, now, inches);
  const told = mapInWords(map, layout.marks, { language, now });
  const drawing = { layout, paint: OF_PAGE, words };
  return (
    <figure class="zip-map">
      <svg
        viewBox={`0 0 ${SIZE} ${SIZE}`}
        role="group"
        aria-label={words.ofZip(zip)}
        aria-describedby="map-told"
      >
        <g aria-hidden="true">
          <MapGround map={map} {...drawing} locale={LOCALES[language]} />
        </g>
        {layout.marks.length > 0 && (
          <a href="#reports" aria-label={words.seeReports}>
            <MapMarks {...drawing} />
          </a>
        )}
      </svg>
      <figcaption>
        <p id="map-told">{told.sentences.join(" ")}</p>
        {told.reports.length > 0 && (
          <ul>{told.reports.map((line) => <li key={line}>{line}</li>)}</ul>
        )}
        {layout.marks.length > 0 && <Legend layout={layout} />}
        {map.streetSources.length > 0 && (
          <p class="soft small">{words.streetsFrom(map.streetSources.join("; "))}</p>
        )}
      </figcaption>
    </figure>
  );
}

function Legend({ layout }: { layout: ReturnType<typeof layOut> }) {
  const { map: words, common } = useWords();
  const shown = DEPTHS.filter((depth) => layout.marks.some((mark) => mark.depth === depth));
  return (
    <details>
      <summary>{words.legend}</summary>
      <ul class="map-legend">
        {shown.map((depth) => (
          <li key={depth}>
            <svg viewBox="-32 -32 64 64" aria-hidden="true">
              <path d={MARK_SHAPES[depth]} {...OF_PAGE.mark} />
              <text y="9" font-size="26" text-anchor="middle" {...OF_PAGE.letter}>
                {words.marks[depth]}
              </text>
            </svg>
            {common.depths[depth]}
          </li>
        ))}
        <li>{words.older}</li>
        {layout.rain.length > 0 && <li>{words.rainSquare}</li>}
        {layout.warnings && <li>{words.warningArea}</li>}
        {layout.districts && <li>{words.districtArea}</li>}
      </ul>
      <p class="soft small">{words.about}</p>
    </details>
  );
}
