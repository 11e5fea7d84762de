import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Icon } from "@/components/Icon.tsx";

export interface PickedLocation {
  latitude: number;
  longitude: number;
}

/** Adds the phone's own location to the form; the ZIP code can then stay empty. */
export default function LocationPicker(
  { location }: { location: Signal<PickedLocation | null> },
) {
  const ready = useSignal(false);
  const asking = useSignal(false);
  const words = useSignal("");
  useEffect(() => {
    ready.value = "geolocation" in navigator;
  }, []);

  function ask() {
    asking.value = true;
    words.value = "Looking for your location…";
    navigator.geolocation.getCurrentPosition(found, failed, {
      enableHighAccuracy: true,
      timeout: 15_000,
      maximumAge: 60_000,
    });
  }

  function found({ coords: { latitude, longitude } }: GeolocationPosition) {
    asking.value = false;
    location.value = { latitude, longitude };
    words.value = "";
  }

  function failed({ code, PERMISSION_DENIED }: GeolocationPositionError) {
    asking.value = false;
    words.value = code === PERMISSION_DENIED
      ? "Your browser may not share the location. Type the ZIP code instead."
      : "The location was not found. Try again, or type the ZIP code.";
  }

  function remove() {
    location.value = null;
    words.value = "";
  }

  const at = location.value;
  return (
    <div class="field needs-script">
      <div class="row">
        <button
          type="button"
          class="button second slim"
          disabled={!ready.value || asking.value}
          onClick={ask}
        >
          <Icon name="pin" /> {at ? "Update my location" : "Use my location"}
        </button>
        {at && (
          <button type="button" class="link-button" onClick={remove}>Remove my location</button>
        )}
      </div>
      <p class="hint" role="status">
        {words.value || (at ? "Your location is added. The ZIP code can stay empty." : "")}
      </p>
      {at && (
        <>
          <input type="hidden" name="latitude" value={at.latitude} />
          <input type="hidden" name="longitude" value={at.longitude} />
        </>
      )}
    </div>
  );
}
