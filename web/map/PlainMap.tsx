import type { Location } from "shared/api/reports.ts";
import { pathTo } from "shared/path_to.ts";
import { useLanguage, useWords } from "@/words/reader.ts";

export const PLAIN_MAP_PIXELS = 288;

const BACK_HERE = "/report#where";

interface PlainMapProps {
  /** As typed: there is no map of anything but a whole ZIP code. */
  zip: string;
  /** The form holds it already. */
  place: Location | null;
}

/** Without script: a map that is a button, whose taps come with the form. */
export function PlainMap({ zip, place }: PlainMapProps) {
  const { from, plainMap, remove } = useWords().report.location;
  const { button } = useWords().offline.send;
  const language = useLanguage();
  if (!/^\d{5}$/.test(zip)) return null;
  return (
    <div class="field">
      {/* Enter in a field presses a form's first button: that is to send, not the map. */}
      <button type="submit" class="hidden-words" tabIndex={-1} aria-hidden="true">{button}</button>
      <p class="hint">
        {place ? from.map : plainMap} {place && (
          <button
            type="submit"
            class="link-button"
            name="map"
            value="remove"
            formAction={BACK_HERE}
          >
            {remove}
          </button>
        )}
      </p>
      <input type="hidden" name="mapZip" value={zip} />
      <input
        type="image"
        name="map"
        alt={plainMap}
        src={pathTo`/map.svg?zip=${zip}&language=${language}`}
        width={PLAIN_MAP_PIXELS}
        height={PLAIN_MAP_PIXELS}
        formAction={BACK_HERE}
      />
    </div>
  );
}
