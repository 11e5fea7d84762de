import type { LayerProps } from "./layer.ts";

/** The ground of each district that texts its people. */
export function Districts({ layout, paint }: LayerProps) {
  return (
    <>
      {layout.districts.map((d) => (
        <path key={d} d={d} fill-rule="evenodd" fill={paint("map-district")} />
      ))}
    </>
  );
}

/** Their outlines: streets do not cover them. */
export function Boundaries({ layout, paint }: LayerProps) {
  return (
    <>
      {layout.districts.map((d) => (
        <path key={d} d={d} stroke-width="5" stroke={paint("map-boundary")} />
      ))}
    </>
  );
}
