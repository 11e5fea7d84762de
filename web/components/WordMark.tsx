/** An F that stands in the water: its stem is the gauge, its middle bar the water line. */
export function WordMark() {
  return (
    <a class="word-mark" href="/">
      <svg viewBox="0 0 32 32" width="34" height="34" aria-hidden="true">
        <path d="M9 3h15v4.5H13.5V29H9z" fill="#fff" />
        <path
          d="M0 17.5c2.7-2.6 5.3-2.6 8 0s5.3 2.6 8 0 5.3-2.6 8 0 5.3 2.6 8 0V29H0z"
          fill="#1a7fb5"
          opacity=".8"
        />
        <path
          d="M0 17.5c2.7-2.6 5.3-2.6 8 0s5.3 2.6 8 0 5.3-2.6 8 0 5.3 2.6 8 0"
          fill="none"
          stroke="#5bbdf0"
          stroke-width="2.5"
        />
      </svg>
      FloodLine
    </a>
  );
}
