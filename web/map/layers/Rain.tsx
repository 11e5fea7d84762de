import type { LayerProps } from "./layer.ts";

/** Of the last hour, a square for each cell of the weather's grid. */
export function Rain({ layout, paint }: LayerProps) {
  return (
    <g fill={paint("map-rain")}>
      {layout.rain.map(({ mm, amount: _amount, ...square }) => (
        <rect key={`${square.x} ${square.y}`} fill-opacity={opacityOf(mm)} {...square} />
      ))}
    </g>
  );
}

/** By what so much rain does: it wets, it pools, it floods. */
function opacityOf(mm: number): number {
  return mm < 2.5 ? 0.15 : mm < 10 ? 0.28 : mm < 25 ? 0.42 : 0.56;
}
