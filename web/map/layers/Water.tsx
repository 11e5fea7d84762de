import type { LayerProps } from "./layer.ts";

/** Seas, bays and canals, islands left out. */
export function Water({ layout, paint }: LayerProps) {
  if (!layout.water) return null;
  return <path d={layout.water} fill-rule="evenodd" fill={paint("map-sea")} />;
}
