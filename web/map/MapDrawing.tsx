import { Boundaries, Districts } from "./layers/Districts.tsx";
import { Ground } from "./layers/Ground.tsx";
import type { Layer, LayerProps } from "./layers/layer.ts";
import { Names } from "./layers/Names.tsx";
import { Rain } from "./layers/Rain.tsx";
import { Reports } from "./layers/Reports.tsx";
import { Scale } from "./layers/Scale.tsx";
import { Streets } from "./layers/Streets.tsx";
import { Water } from "./layers/Water.tsx";
import { Warnings } from "./layers/Warnings.tsx";

/** From the ground up: each covers those before it. A new one is a file in layers/ and its line here. */
const LAYERS: Layer[] = [
  Ground,
  Districts,
  Water,
  Rain,
  Warnings,
  Streets,
  Boundaries,
  Names,
  Scale,
  Reports,
];

/** A map, for an `<svg>` of SIZE by SIZE. */
export function MapDrawing(props: LayerProps) {
  return (
    <g font-size="24" text-anchor="middle" fill="none">
      {LAYERS.map((Layer) => <Layer key={Layer.name} {...props} />)}
    </g>
  );
}
