/** Degrees, from the south-west corner to the north-east one. */
export interface GroundBox {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** "west,south,east,north", to a metre, as GeoJSON's bbox has them. */
export function writeGroundBox({ west, south, east, north }: GroundBox): string {
  return [west, south, east, north].map((degrees) => Number(degrees.toFixed(5))).join(",");
}
