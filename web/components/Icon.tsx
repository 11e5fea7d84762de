/** On a square of 24. */
export const DRAWINGS = {
  calm: "M5 16.5a4 4 0 0 1 .7-7.9A6 6 0 0 1 17.4 9 3.8 3.8 0 0 1 18 16.5zM9 21h6",
  any: "M5 14.5a4 4 0 0 1 .7-7.9A6 6 0 0 1 17.4 7 3.8 3.8 0 0 1 18 14.5zM8 18v1M12 18v1M16 18v1",
  heavy:
    "M5 13.5a4 4 0 0 1 .7-7.9A6 6 0 0 1 17.4 6 3.8 3.8 0 0 1 18 13.5zM8 17l-1 4M12.5 17l-1 4M17 17l-1 4",
  flood:
    "M6 11.5V6l6-4 6 4v5.5M10 11.5V8h4v3.5M2 16c1.7-1.6 3.3-1.6 5 0s3.3 1.6 5 0 3.3-1.6 5 0 3.3 1.6 5 0M2 21c1.7-1.6 3.3-1.6 5 0s3.3 1.6 5 0 3.3-1.6 5 0 3.3 1.6 5 0",
  pin:
    "M12 21.5s7-6.3 7-11.5a7 7 0 0 0-14 0c0 5.2 7 11.5 7 11.5zM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
  map: "M9 4 3 6.5v13.5L9 17.5l6 2.5 6-2.5V4l-6 2.5zM9 4v13.5M15 6.5V20",
  camera:
    "M4 7.5h3.5L9 5h6l1.5 2.5H20a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1-1.5 1.5H4A1.5 1.5 0 0 1 2.5 18V9A1.5 1.5 0 0 1 4 7.5zM12 17a4 4 0 1 0 0-8 4 4 0 0 0 0 8z",
  video: "M3 6.5h12v11H3zM15 10.5l6-3.5v10l-6-3.5z",
  phone:
    "M6.5 3h3l1.5 4.5-2 1.5a12 12 0 0 0 6 6l1.5-2L21 14.5v3a3 3 0 0 1-3.3 3A16 16 0 0 1 3.5 6.3 3 3 0 0 1 6.5 3z",
  back: "M15 5l-7 7 7 7",
  /** Nobody knows: no cloud, lest it look calm. */
  waiting: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5.2l3.6 2.1",
} as const;

export type IconName = keyof typeof DRAWINGS;

/** Always beside words, so never read out. */
export function Icon(props: { name: IconName; size?: number }) {
  const size = props.size ?? 20;
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={DRAWINGS[props.name]} />
    </svg>
  );
}
