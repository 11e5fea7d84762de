import { type SandboxState, weatherNow } from "../state/state.ts";

/** What the weather does, in one line over falling rain. */
export function Sky({ state }: { state: SandboxState }) {
  const now = weatherNow(state);
  const falling = state.rains.filter((r) => r.startsAt <= now && r.endsAt > now);
  const hardest = Math.max(0, ...falling.map((r) => r.mmPerHour));
  const places = falling.map((r) => r.zip ?? `${r.latitude.toFixed(2)}, ${r.longitude.toFixed(2)}`);
  return (
    <p class="sky" data-rain={strength(hardest)}>
      <span>
        {falling.length === 0
          ? "Dry everywhere."
          : `Raining over ${[...new Set(places)].join(", ")}: up to ${hardest} mm an hour.`}
      </span>
    </p>
  );
}

export function strength(mmPerHour: number): "none" | "drizzle" | "heavy" | "cloudburst" {
  if (mmPerHour === 0) return "none";
  if (mmPerHour < 10) return "drizzle";
  return mmPerHour < 25 ? "heavy" : "cloudburst";
}
