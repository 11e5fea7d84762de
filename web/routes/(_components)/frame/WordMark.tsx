import { Mark, TILE } from "@/components/Mark.tsx";

export function WordMark() {
  return (
    <a class="word-mark" href="/">
      <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
        <clipPath id="mark-tile">
          <rect width="32" height="32" rx="8" />
        </clipPath>
        <g clip-path="url(#mark-tile)">
          <rect fill={TILE} width="32" height="32" />
          <Mark />
        </g>
      </svg>
      FloodLine
    </a>
  );
}
