import type { Depth } from "shared/depths.ts";

/** How far down from the top of the drawing the water stands. */
const SURFACE: Record<Depth, number> = { ankle: 50, knee: 43, waist: 32, inside: 40 };

/** A person in the water, or a room with water in it. Always beside words, so never read out. */
export function DepthFigure(props: { depth: Depth; small?: boolean }) {
  const y = SURFACE[props.depth];
  const wave = `M4 ${y}q7-5 14 0t14 0 14 0 14 0`;
  return (
    <svg
      class={props.small ? "depth-figure small-figure" : "depth-figure"}
      viewBox="0 0 64 64"
      aria-hidden="true"
    >
      {props.depth === "inside" ? <Room /> : <Person />}
      <path class="pool" d={`${wave}V60H4z`} />
      <path class="surface" d={wave} />
    </svg>
  );
}

function Person() {
  return (
    <g class="body">
      <circle cx="32" cy="9" r="5.5" />
      <path d="M26 17h12a3.5 3.5 0 0 1 3.5 3.5V34a2 2 0 0 1-4 0V23h-1v34a2.25 2.25 0 0 1-4.25 0V38h-.5v19a2.25 2.25 0 0 1-4.25 0V23h-1v11a2 2 0 0 1-4 0V20.5A3.5 3.5 0 0 1 26 17z" />
    </g>
  );
}

function Room() {
  return (
    <g class="wall">
      <path d="M8 59V24L32 6l24 18v35z" />
      <path d="M37 59V34h11v25M15 31h13v9H15z" />
    </g>
  );
}
