// The colours of tokens.css, for what no style sheet reaches: drawings that stand alone, the browser's
// own frame, the icon on a home screen.
import css from "./styles/tokens.css" with { type: "text" };

type Scheme = "light" | "dark";

/**
 * @returns Its value in that scheme by its name: `tokensOf("dark")("flood")` is "#…", and a token that
 *   points at another has that one's. Throws for a name that tokens.css does not have.
 */
export function tokensOf(scheme: Scheme): (name: string) => string {
  const values = BY_SCHEME[scheme];
  return function valueOf(name): string {
    const value = values.get(name);
    if (value === undefined) throw new Error(`tokens.css has no --${name}`);
    const points = value.match(/^var\(--([\w-]+)\)$/);
    return points ? valueOf(points[1]!) : value;
  };
}

/** All of them, as a style sheet has them: for a page that is dark whatever its reader's screen is set to. */
export function cssOf(scheme: Scheme): string {
  return [...BY_SCHEME[scheme]].map(([name, value]) => `--${name}: ${value};`).join("\n");
}

const [light = "", dark = ""] = css.split("@media");
const BY_SCHEME: Record<Scheme, Map<string, string>> = {
  light: new Map(declarations(light)),
  dark: new Map([...declarations(light), ...declarations(dark)]),
};

function declarations(part: string): [name: string, value: string][] {
  const found = part.matchAll(/^\s*--([\w-]+):\s*([^;]+);/gm);
  return [...found].map(([, name, value]) => [name!, value!]);
}
