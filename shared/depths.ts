// How deep the water is, by what people can see without a ruler.

export const DEPTHS = ["ankle", "knee", "waist", "inside"] as const;
export type Depth = (typeof DEPTHS)[number];

export const DEPTH_NAMES: Record<Depth, string> = {
  ankle: "Ankle deep",
  knee: "Knee deep",
  waist: "Waist deep",
  inside: "Inside a building",
};
