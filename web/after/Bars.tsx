import type { BarDrawing } from "shared/after/document.ts";

/** The plot's top and its ground, above the words under it, in percent of the drawing. */
const TOP = 8;
const GROUND = 88;

/** Bars by time, with the levels across them; the table under it has the figures. */
export function Bars({ drawing: { label, bars, lines, ticks, key } }: { drawing: BarDrawing }) {
  const y = (percent: number) => TOP + percent * (GROUND - TOP) / 100;
  return (
    <figure class="after-bars">
      <svg role="img" aria-label={label}>
        {bars.map((bar) => (
          <rect
            key={bar.x}
            class={`bar ${bar.tone}`}
            x={`${bar.x}%`}
            y={`${y(bar.y)}%`}
            width={`${bar.width}%`}
            height={`${bar.height * (GROUND - TOP) / 100}%`}
          />
        ))}
        {lines.map((line) => (
          <>
            <line
              class="level-line"
              x1="0"
              x2="100%"
              y1={`${y(line.y)}%`}
              y2={`${y(line.y)}%`}
            />
            <text x="100%" y={`${y(line.y)}%`} dy="-0.4em" text-anchor="end">{line.label}</text>
          </>
        ))}
        <line class="axis" x1="0" x2="100%" y1={`${GROUND}%`} y2={`${GROUND}%`} />
        {ticks.map(({ x, label }) => (
          <>
            <line class="axis" x1={`${x}%`} x2={`${x}%`} y1={`${GROUND}%`} y2={`${GROUND + 2}%`} />
            <text x={`${x}%`} y="99%" text-anchor={anchorAt(x)}>{label}</text>
          </>
        ))}
      </svg>
      {key.length > 0 && (
        <figcaption class="after-key small">
          {key.map(({ tone, label }) => <span key={tone} class={tone}>{label}</span>)}
        </figcaption>
      )}
    </figure>
  );
}

/** Words centred at an edge would leave the page. */
function anchorAt(x: number): "start" | "middle" | "end" {
  if (x < 5) return "start";
  return x > 95 ? "end" : "middle";
}
