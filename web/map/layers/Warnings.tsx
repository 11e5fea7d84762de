import type { LayerProps } from "./layer.ts";

/** Where official warnings are in force: stripes, so that rain and streets are seen through them. */
export function Warnings({ layout: { warnings }, paint }: LayerProps) {
  if (!warnings) return null;
  const stroke = paint("map-warning");
  return (
    <>
      <pattern id="map-stripes" width="36" height="36" patternUnits="userSpaceOnUse">
        <path d="M-9 9 9-9M0 36 36 0M27 45 45 27" stroke-width="3" stroke={stroke} />
      </pattern>
      <path d={warnings} fill="url(#map-stripes)" fill-opacity="0.3" />
      <path d={warnings} stroke-width="5" stroke-dasharray="16 8" stroke={stroke} fill="none" />
    </>
  );
}
