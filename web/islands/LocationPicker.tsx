import { type Signal, useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { type Language, LOCALES } from "shared/languages.ts";
import { readZip } from "shared/zip.ts";
import { Icon } from "@/components/Icon.tsx";
import { distanceWords } from "@/words/distances.ts";
import type { PickedLocation } from "@/lib/picked_location.ts";
import type { TapMapProps } from "@/map/tap/TapMap.tsx";
import { fill } from "@/words/fill.ts";

/** A fix this bad may be streets away. */
const ROUGH_METRES = 150;

interface LocationPickerProps {
  location: Signal<PickedLocation | null>;
  /** Where the map opens when nothing is typed: the first ZIP code that the person follows. */
  homeZip: string;
  words: LocationWords;
  mapWords: TapMapProps["words"];
  language: Language;
}

type Failure = "denied" | "timedOut" | "unavailable" | "mapMissing" | "mapNeedsZip";

interface LocationWords extends Record<Failure, string> {
  use: string;
  again: string;
  map: string;
  remove: string;
  looking: string;
  from: Record<"phone" | "map" | "photo", string>;
  accuracy: string;
  rough: string;
}

/** Adds a place to the form, by the phone or by a tap on a map; the ZIP code can then stay empty. */
export default function LocationPicker(props: LocationPickerProps) {
  const { location, words, language } = props;
  const root = useRef<HTMLDivElement>(null);
  const isReady = useSignal(false);
  const status = useSignal<"" | "looking" | Failure>("");
  const map = useSignal<{ Map: ComponentType<TapMapProps>; start: TapMapProps["start"] } | null>(
    null,
  );
  useEffect(() => {
    isReady.value = true;
  }, []);

  function ask() {
    status.value = "looking";
    if (!("geolocation" in navigator)) {
      status.value = "unavailable";
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) => {
        location.value = { latitude, longitude, from: "phone", accuracyMetres: accuracy };
        status.value = "";
      },
      ({ code }) => status.value = ([, "denied", "unavailable", "timedOut"] as const)[code]!,
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    );
  }

  async function openMap() {
    const typed = root.current?.closest("form")?.querySelector<HTMLInputElement>("#zip")?.value;
    const zip = readZip(typed ?? "") ?? props.homeZip;
    const at = location.peek();
    if (!at && !zip) {
      status.value = "mapNeedsZip";
      return;
    }
    status.value = "";
    try {
      const { default: Map } = await import("@/map/tap/TapMap.tsx");
      map.value = { Map, start: at ? { ...placeOf(at), metres: 600 } : { zip } };
    } catch {
      status.value = "mapMissing";
    }
  }

  function closeMap() {
    map.value = null;
    root.current?.querySelector<HTMLElement>("[data-map]")?.focus();
  }

  function remove() {
    location.value = null;
    root.current?.querySelector("button")?.focus();
  }

  const at = location.value;
  const { Map, start } = map.value ?? {};
  return (
    <div class="field needs-script" ref={root} id="location">
      <div class="ways">
        <button
          type="button"
          class="button second"
          disabled={!isReady.value || status.value === "looking"}
          onClick={ask}
        >
          <Icon name="pin" /> {at?.from === "phone" ? words.again : words.use}
        </button>
        <button
          type="button"
          class="button second"
          data-map
          aria-expanded={Map ? "true" : "false"}
          disabled={!isReady.value}
          onClick={Map ? closeMap : openMap}
        >
          <Icon name="map" /> {words.map}
        </button>
      </div>
      <div role="status">
        {status.value && <p class="hint">{words[status.value]}</p>}
        {at && (
          <p class="place">
            <Icon name="pin" /> <span>{placeWords(at, props)}</span>
            <button type="button" class="link-button" onClick={remove}>{words.remove}</button>
          </p>
        )}
      </div>
      {Map && (
        <Map
          at={at && placeOf(at)}
          start={start!}
          onPick={(place) => {
            location.value = place;
            closeMap();
          }}
          onClose={closeMap}
          words={props.mapWords}
          language={language}
        />
      )}
      {at && (
        <>
          <input type="hidden" name="latitude" value={at.latitude} />
          <input type="hidden" name="longitude" value={at.longitude} />
        </>
      )}
    </div>
  );
}

function placeOf({ latitude, longitude }: PickedLocation) {
  return { latitude, longitude };
}

function placeWords(
  at: PickedLocation,
  { words, mapWords, language }: LocationPickerProps,
): string {
  const from = words.from[at.from ?? "map"];
  if (at.accuracyMetres === undefined) return from;
  const distance = distanceWords(at.accuracyMetres, mapWords.distances, LOCALES[language]);
  const accuracy = at.accuracyMetres > ROUGH_METRES ? words.rough : words.accuracy;
  return `${from} ${fill(accuracy, { distance })}`;
}
