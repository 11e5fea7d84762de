import { SIZE } from "../projection.ts";
import { barOf } from "../scale_bar.ts";
import type { LayerProps } from "./layer.ts";

/** Streets, or where none are known, a grid for the eye to hold on to. */
export function Streets(props: LayerProps) {
  const { layout: { streets, streetWidth }, paint } = props;
  if (!streets) return <Grid {...props} />;
  return (
    <g stroke-linecap="round" stroke-linejoin="round">
      <path d={streets} stroke-width={streetWidth + 3} stroke={paint("map-kerb")} />
      <path d={streets} stroke-width={streetWidth} stroke={paint("map-street")} />
    </g>
  );
}

/** Squares as wide as the scale's bar. */
function Grid({ map, paint }: LayerProps) {
  const { width } = barOf(map.view.metres);
  const lines = Array.from({ length: Math.floor(SIZE / width) }, (_, i) => {
    const at = Math.round(20 + i * width);
    return `M${at} 0V${SIZE}M0 ${SIZE - at}H${SIZE}`;
  });
  return (
    <path d={lines.join("")} stroke-width="2" stroke-opacity="0.5" stroke={paint("map-kerb")} />
  );
}
