import type { MapData } from "shared/api/map.ts";
import { DEPTHS } from "shared/depths.ts";
import { LOCALES } from "shared/languages.ts";
import { useLanguage, useRain, useWords } from "@/words/reader.ts";
import { mapInWords } from "@/words/map_in_words.ts";
import { type Layout, layOut } from "./layout.ts";
import { OF_PAGE } from "./paint.ts";
import { SIZE } from "./projection.ts";
import { MarkShape } from "./layers/Reports.tsx";
import { MapDrawing } from "./MapDrawing.tsx";

/** The area around a ZIP code, drawn without a script; what it shows is told beside it in words. */
export function ZipMap({ map, now, zip }: { map: MapData; now: Date; zip: string }) {
  const language = useLanguage();
  const words = useWords().map;
  const { inches } = useRain();
  const layout = layOut(map, now, inches);
  const told = mapInWords(map, layout.marks, { language, now });
  return (
    <figure class="zip-map">
      <svg
        viewBox={`0 0 ${SIZE} ${SIZE}`}
        role="group"
        aria-label={words.ofZip(zip)}
        aria-describedby="map-told"
      >
        <g aria-hidden="true">
          <MapDrawing
            map={map}
            layout={layout}
            paint={OF_PAGE}
            words={words}
            locale={LOCALES[language]}
          />
        </g>
        {layout.marks.length > 0 && (
          <a href="#reports" aria-label={words.seeReports}>
            <g fill="transparent">
              {layout.marks.map(({ x, y }) => <circle key={`${x} ${y}`} cx={x} cy={y} r="27" />)}
            </g>
          </a>
        )}
      </svg>
      <figcaption>
        <Legend layout={layout} />
        <details>
          <summary>{words.told}</summary>
          <div id="map-told">
            <p>{told.sentences.join(" ")}</p>
            {told.reports.length > 0 && (
              <ul>{told.reports.map((line) => <li key={line}>{line}</li>)}</ul>
            )}
          </div>
        </details>
        {map.streetSources.length > 0 && (
          <p class="soft small">{words.streetsFrom(map.streetSources.join("; "))}</p>
        )}
      </figcaption>
    </figure>
  );
}

/** Of what is there, no more; and why there is no street. */
function Legend({ layout }: { layout: Layout }) {
  const { marks, rain, warnings, districts, streets } = layout;
  const { map: words, common } = useWords();
  const shown = DEPTHS.filter((depth) => marks.some((mark) => mark.depth === depth));
  return (
    <ul class="map-legend">
      {shown.map((depth) => (
        <li key={depth}>
          <svg
            viewBox="-32 -32 64 64"
            font-size="26"
            font-weight="700"
            text-anchor="middle"
            aria-hidden="true"
          >
            <MarkShape depth={depth} paint={OF_PAGE} words={words} />
          </svg>
          {common.depths[depth]}
        </li>
      ))}
      {marks.some(({ isOld }) => isOld) && <li>{words.older}</li>}
      {rain.length > 0 && <li>{words.rainSquare}</li>}
      {warnings && <li>{words.warningArea}</li>}
      {districts.length > 0 && <li>{words.districtArea}</li>}
      {marks.length > 0 && <li>{words.about}</li>}
      {!streets && <li>{words.noStreets}</li>}
    </ul>
  );
}
