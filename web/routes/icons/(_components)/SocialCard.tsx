import { Mark, TILE } from "@/components/Mark.tsx";
import { Street } from "@/components/Street.tsx";
import { tokensOf } from "@/assets/tokens.ts";

const token = tokensOf("light");

/** "FloodLine" in lines of one width: a picture made by code has no letters to take. */
const LETTERS: [x: number, d: string][] = [
  [0, "M0 100V28H44M0 63H36"],
  [74, "M0 28V100"],
  [102, "M0 76a24 24 0 1 0 48 0a24 24 0 1 0-48 0z"],
  [178, "M0 76a24 24 0 1 0 48 0a24 24 0 1 0-48 0z"],
  [254, "M0 76a24 24 0 1 0 48 0a24 24 0 1 0-48 0zM48 28V100"],
  [342, "M0 28V100H42"],
  [412, "M0 54V100M0 33V35"],
  [442, "M0 54V100M0 76a21 22 0 0 1 42 0V100"],
  [510, "M1 77H48a24 24 0 1 0-7 16"],
];

/** What is shown where an address is shared: 1200 by 630. */
export function SocialCard() {
  return (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630">
      <rect fill={token("deep")} width="1200" height="630" />
      <clipPath id="card-tile">
        <rect width="32" height="32" rx="8" />
      </clipPath>
      <g transform="translate(150 150) scale(6)" clip-path="url(#card-tile)">
        <rect fill={TILE} width="32" height="32" />
        <Mark />
      </g>
      <g
        transform="translate(404 158) scale(1.17)"
        fill="none"
        stroke={token("on-deep")}
        stroke-width="13"
        stroke-linecap="round"
        stroke-linejoin="round"
      >
        {LETTERS.map(([x, d]) => <path key={x} transform={`translate(${x} 0)`} d={d} />)}
      </g>
      <svg x="0" y="454" width="1200" height="176">
        <Street />
      </svg>
    </svg>
  );
}
