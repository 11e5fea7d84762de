// The colours of a map, by the names of tokens.css. In a page the style sheet gives them, dark scheme
// and the reader's own colours included; a drawing that stands alone has none, so it carries them.
import { tokensOf } from "@/assets/tokens.ts";

/** @param token "map-rain". @returns A value for `fill` or `stroke`. */
export type Paint = (token: string) => string;

export const OF_PAGE: Paint = (token) => `var(--${token})`;

export const ALONE: Record<"light" | "dark", Paint> = {
  light: tokensOf("light"),
  dark: tokensOf("dark"),
};
