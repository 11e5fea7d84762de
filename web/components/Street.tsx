import { tokensOf } from "@/assets/tokens.ts";

interface House {
  x: number;
  width: number;
  height: number;
  /** Of a window, for each: true where somebody is in. */
  lit: boolean[];
}

const HOUSES: House[] = [
  { x: -20, width: 150, height: 84, lit: [false, true, false] },
  { x: 136, width: 170, height: 118, lit: [true, true, false] },
  { x: 312, width: 128, height: 96, lit: [false, true] },
  { x: 446, width: 190, height: 132, lit: [true, false, true] },
  { x: 642, width: 140, height: 88, lit: [true, true] },
  { x: 788, width: 168, height: 122, lit: [false, true, true] },
  { x: 1020, width: 200, height: 104, lit: [true, false, true] },
];

const GROUND = 176;
const WAVE = `M0 146${"q25-11 50 0t50 0".repeat(12)}`;

const token = tokensOf("light");
const SHOP = token("deep-2");
const ROOF = "#114a66";
const LIT = "#f4cf84";
const DARK = "#07293a";
const AWNING = "#1c6a90";

/**
 * A row of shops at night, the water line, a gauge beside it. It is always night: the same colours
 * on the start page, in both schemes, and on the card of a shared address.
 */
export function Street() {
  return (
    <svg
      class="street"
      viewBox="0 0 1200 176"
      preserveAspectRatio="xMidYMax slice"
      aria-hidden="true"
    >
      {HOUSES.map((house) => <Shop key={house.x} {...house} />)}
      <path fill="#1a7fb5" opacity=".82" d={`${WAVE}V176H0z`} />
      <path fill="none" stroke="#8ed6fb" stroke-width="3.5" d={WAVE} />
      <path
        fill="none"
        stroke={token("on-deep")}
        stroke-width="3"
        stroke-linecap="round"
        d="M988 36v132M988 40h16M988 58h9M988 76h16M988 94h9M988 112h16M988 130h9"
      />
    </svg>
  );
}

function Shop({ x, width, height, lit }: House) {
  const top = GROUND - height;
  const awning = GROUND - 62;
  const step = width / lit.length;
  const windows = awning - top > 44 ? lit : [];
  return (
    <>
      <rect fill={SHOP} x={x} y={top} width={width} height={height} />
      <rect fill={ROOF} x={x - 4} y={top} width={width + 8} height="7" />
      {windows.map((isLit, i) => (
        <rect
          key={i}
          fill={isLit ? LIT : DARK}
          x={x + step * i + step / 2 - 10}
          y={top + 16}
          width="20"
          height={Math.min(24, awning - top - 24)}
        />
      ))}
      <rect fill={LIT} x={x + 14} y={awning + 14} width={width - 58} height="34" />
      <rect fill={DARK} x={x + width - 34} y={awning + 14} width="20" height="48" />
      <path fill={AWNING} d={`M${x + 8} ${awning}h${width - 16}l8 16H${x}z`} />
    </>
  );
}
