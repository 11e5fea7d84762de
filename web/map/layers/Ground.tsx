import { SIZE } from "../projection.ts";
import type { LayerProps } from "./layer.ts";

/** What lies under everything. */
export function Ground({ paint }: LayerProps) {
  return <rect width={SIZE} height={SIZE} fill={paint("map-ground")} />;
}
