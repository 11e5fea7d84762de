/** An F that stands in the water: its stem is the gauge, its middle bar the water line. */
export function WordMark() {
  return (
    <a class="word-mark" href="/">
      <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
        <clipPath id="mark-tile">
          <rect width="32" height="32" rx="8" />
        </clipPath>
        <g clip-path="url(#mark-tile)">
          <rect class="tile" width="32" height="32" />
          <path class="letter" d="M9.5 6H24v4.4H14.2V32H9.5z" />
          <path
            class="pool"
            d="M-2 18.5c3-2.8 6-2.8 9 0s6 2.8 9 0 6-2.8 9 0 6 2.8 9 0V32H-2z"
          />
          <path class="surface" d="M-2 18.5c3-2.8 6-2.8 9 0s6 2.8 9 0 6-2.8 9 0 6 2.8 9 0" />
        </g>
      </svg>
      FloodLine
    </a>
  );
}
