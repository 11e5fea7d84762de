import type { Label } from "../labels.ts";
import { HALO, type LayerProps } from "./layer.ts";

/** Names of streets, districts and ZIP codes, and amounts of rain: those that found room. */
export function Names({ layout: { labels }, paint }: LayerProps) {
  const stroke = paint("map-ground");
  return (
    <g {...HALO}>
      <Labels labels={labels.streets} fill={paint("ink")} stroke={stroke} />
      <Labels labels={labels.rain} fill={paint("ink")} stroke={stroke} />
      <g font-weight="700">
        <Labels labels={labels.districts} fill={paint("map-boundary")} stroke={stroke} />
        <Labels labels={labels.zips} font-size="26" fill={paint("ink-soft")} stroke={stroke} />
      </g>
    </g>
  );
}

function Labels({ labels, ...rest }: { labels: Label[] } & Record<string, unknown>) {
  return (
    <g {...rest}>
      {labels.map(({ words, x, y, angle }) => (
        <text
          key={words}
          dy="8"
          transform={`translate(${x} ${y})${angle === 0 ? "" : `rotate(${angle})`}`}
        >
          {words}
        </text>
      ))}
    </g>
  );
}
