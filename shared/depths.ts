// How deep the water is, by what people can see without a ruler.

export const DEPTHS = ["ankle", "knee", "waist", "inside"] as const;
export type Depth = (typeof DEPTHS)[number];
