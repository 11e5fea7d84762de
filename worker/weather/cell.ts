export interface Point {
  latitude: number;
  longitude: number;
}

/** A grid cell of the weather model, by its centre. */
export interface Cell extends Point {
  id: string;
  askedAt: Date | null;
  /** Later than `askedAt` where the forecast was dry for hours. */
  askAfter: Date | null;
}
