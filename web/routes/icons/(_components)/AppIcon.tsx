import { Mark, TILE } from "@/components/Mark.tsx";

interface AppIconProps {
  /** `round`: corners of its own. `full`: the phone cuts it to a shape, so that edges carry nothing. */
  shape: "round" | "square" | "full";
}

/** The icon of the browser's tab and of the phone's home screen. */
export function AppIcon({ shape }: AppIconProps) {
  return (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
      <clipPath id={`tile-${shape}`}>
        <rect width="32" height="32" rx={shape === "round" ? 8 : 0} />
      </clipPath>
      <g clip-path={`url(#tile-${shape})`}>
        <rect fill={TILE} width="32" height="32" />
        <g transform={shape === "full" ? "translate(4 4) scale(.75)" : undefined}>
          <Mark />
        </g>
      </g>
    </svg>
  );
}
