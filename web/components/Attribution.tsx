import { WEATHER_LICENCE, WEATHER_SOURCE } from "shared/attribution.ts";
import { useTimes, useWords } from "../words/reader.ts";

interface AttributionProps {
  /** When the model run behind the figures began; null: not known. */
  modelRunAt: string | null;
  now: Date;
}

/** Beside every figure of rain: whose it is, how old, and that no gauge stands behind it. */
export function Attribution({ modelRunAt, now }: AttributionProps) {
  const { source } = useWords().zip.rain;
  const { ago } = useTimes();
  return (
    <p class="soft small">
      {source.by}
      <a href={WEATHER_SOURCE.url}>{WEATHER_SOURCE.name}</a>
      {" ("}
      <a href={WEATHER_LICENCE.url}>{WEATHER_LICENCE.name}</a>
      {source.end}
      {modelRunAt && ` ${source.ran(ago(modelRunAt, now))}`}
    </p>
  );
}
