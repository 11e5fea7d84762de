import type { Location } from "shared/api/reports.ts";
import { useLanguage, useWords } from "../words/reader.ts";

export const PLAIN_MAP_PIXELS = 288;

interface PlainMapProps {
  /** As typed: there is no map of anything but a whole ZIP code. */
  zip: string;
  /** The form holds it already. */
  place: Location | null;
}

/** Without script: a map that is a button, whose taps come with the form. */
export function PlainMap({ zip, place }: PlainMapProps) {
  const { from, plainMap } = useWords().report.location;
  const language = useLanguage();
  if (!/^\d{5}$/.test(zip)) return null;
  return (
    <div class="field">
      <p class="hint">{place ? from.map : plainMap}</p>
      <input type="hidden" name="mapZip" value={zip} />
      <input
        type="image"
        name="map"
        alt={plainMap}
        src={`/map.svg?zip=${zip}&language=${language}`}
        width={PLAIN_MAP_PIXELS}
        height={PLAIN_MAP_PIXELS}
        formAction="/report#where"
      />
    </div>
  );
}
