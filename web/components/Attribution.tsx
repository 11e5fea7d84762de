import { WEATHER_LICENCE, WEATHER_SOURCE } from "shared/attribution.ts";
import { ago } from "./times.ts";

interface AttributionProps {
  /** When the model run behind the figures began; null: not known. */
  modelRunAt: string | null;
  now: Date;
}

/** Beside every figure of rain: whose it is, how old, and that no gauge stands behind it. */
export function Attribution({ modelRunAt, now }: AttributionProps) {
  return (
    <p class="soft small">
      Weather data by <a href={WEATHER_SOURCE.url}>{WEATHER_SOURCE.name}</a>{" "}
      (<a href={WEATHER_LICENCE.url}>{WEATHER_LICENCE.name}</a>): a weather model's estimate, not
      measured on your street.
      {modelRunAt && (
        <>
          {" "}The model ran <time dateTime={modelRunAt}>{ago(modelRunAt, now)}</time>.
        </>
      )}
    </p>
  );
}
