import type { HotSpot, HotSpots } from "shared/api/district/hot_spots.ts";
import { hotSpots as words } from "@/words/en/district/hot_spots.ts";

/** As many as are told apart at a glance. */
const MOST_MARKS = 12;
const STEP = 16;

interface StormMarksProps {
  spot: Pick<HotSpot, "storms">;
  storms: HotSpots["storms"];
}

/** Whether a place flooded in each of the last storms, told apart by shape; the newest on the right. */
export function StormMarks({ spot, storms }: StormMarksProps) {
  const first = Math.max(0, storms.length - MOST_MARKS);
  const marks = storms.slice(first).map((_, i) => markOf(spot, first + i));
  const flooded = marks.filter((mark) => mark === "ours" || mark === "both").length;
  return (
    <svg
      class="storm-marks"
      viewBox={`0 0 ${STEP * marks.length} ${STEP}`}
      width={STEP * marks.length}
      height={STEP}
      role="img"
      aria-label={words.marks.said(flooded, marks.length)}
    >
      {marks.map((mark, i) => <Mark key={i} mark={mark} x={STEP * (i + 0.5)} />)}
    </svg>
  );
}

const MARKS = ["ours", "both", "city", "none"] as const;
type MarkKind = (typeof MARKS)[number];

function markOf({ storms }: Pick<HotSpot, "storms">, n: number): MarkKind {
  const { waters = 0, complaints = 0 } = storms.find(({ storm }) => storm === n) ?? {};
  if (waters > 0) return complaints > 0 ? "both" : "ours";
  return complaints > 0 ? "city" : "none";
}

function Mark({ mark, x }: { mark: MarkKind; x: number }) {
  const y = STEP / 2;
  if (mark === "none") return <path class="none" d={`M${x - 3} ${y}h6`} />;
  return (
    <>
      {mark !== "city" && <circle class="ours" cx={x} cy={y} r="4" />}
      {mark !== "ours" && <circle class="city" cx={x} cy={y} r="6.5" />}
    </>
  );
}

/** What each shape says. */
export function StormMarksKey() {
  return (
    <div class="small">
      <p>{words.key}</p>
      <ul class="map-legend">
        {MARKS.map((mark) => (
          <li key={mark}>
            <svg
              class="storm-marks"
              viewBox={`0 0 ${STEP} ${STEP}`}
              width={STEP}
              height={STEP}
              aria-hidden="true"
            >
              <Mark mark={mark} x={STEP / 2} />
            </svg>
            {words.marks[mark]}
          </li>
        ))}
      </ul>
    </div>
  );
}
