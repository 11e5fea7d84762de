const WAVE = `M-22 18.5${"c3-2.8 6-2.8 9 0s6 2.8 9 0".repeat(4)}`;

/** On a square of 32: an F that stands in the water; its stem is the gauge, its middle arm the line. */
export function Mark() {
  return (
    <>
      <path fill="#fff" d="M9 6h15v4.5H13.8V60H9z" />
      <path fill="#1f8ec7" opacity=".82" d={`${WAVE}V60H-22z`} />
      <path fill="none" stroke="#fff" stroke-width="2.4" d={WAVE} />
    </>
  );
}

/** What is behind it. */
export const TILE = "#0e4a66";
