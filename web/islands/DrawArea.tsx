import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { render } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Part } from "shared/geo/areas.ts";
import type { Point } from "shared/geo/earth.ts";
import { pointAt, type Spot, spotOf, type View } from "shared/geo/view.ts";
import {
  areaOfCorners,
  cornersOfArea,
  listZipsIn,
  MOST_CORNERS,
  type ZipMiddle,
} from "@/area/drawn_area.ts";
import { takePen } from "@/area/pen.ts";
import { takeMap } from "@/board/map_hand.ts";
import { SIZE } from "@/map/projection.ts";
import { fill } from "@/words/fill.ts";

interface DrawAreaProps {
  points: ZipMiddle[];
  view: View;
  /** As it was drawn before. */
  area: Part | null;
  words: {
    draw: string;
    again: string;
    end: string;
    takeBack: string;
    drop: string;
    help: string;
    first: string;
    /** {count} */
    corners: string;
    /** {zips} {count} {all} */
    inside: string;
    nothing: string;
    dropped: string;
  };
}

/** Draws an area on the form's map: the ticks follow it, and a tick by hand drops it. */
export default function DrawArea({ points, view, area: before, words }: DrawAreaProps) {
  const root = useRef<HTMLDivElement>(null);
  const corners = useSignal<Point[]>(cornersOfArea(before));
  const cross = useSignal<Spot | undefined>(undefined);
  const isDrawing = useSignal(false);
  const isReady = useSignal(false);
  const isDropped = useSignal(false);
  const area = useComputed(() => areaOfCorners(corners.value));
  const figure = () => root.current!.closest<HTMLElement>(".area-map")!;
  const svg = () => figure().querySelector<SVGSVGElement>(":scope > svg")!;
  const ticks = () => [
    ...figure().closest("form")!.querySelectorAll<HTMLInputElement>('input[name="zips"]'),
  ];

  function showTicks() {
    const ticked = new Set(ticks().filter(({ checked }) => checked).map(({ value }) => value));
    for (const dot of svg().querySelectorAll<SVGElement>("[data-zip]")) {
      dot.classList.toggle("ticked", ticked.has(dot.dataset.zip!));
    }
  }

  function setCorners(next: Point[]) {
    corners.value = next.slice(0, MOST_CORNERS);
    isDropped.value = false;
    if (!area.value) return;
    const inside = new Set(listZipsIn(area.value, points));
    for (const tick of ticks()) tick.checked = inside.has(tick.value);
    showTicks();
  }

  function begin() {
    isDrawing.value = true;
    cross.value = undefined;
    svg().focus();
  }

  function end() {
    isDrawing.value = false;
    root.current!.querySelector("button")?.focus();
  }

  useEffect(() => {
    const stopPen = takePen(svg(), {
      isDrawing: () => isDrawing.peek(),
      cross: () => cross.peek(),
      onCross: (at) => {
        cross.value = at;
        map.show(at);
      },
      onCorner: (at) => setCorners([...corners.peek(), pointAt(view, at, SIZE)]),
      onDrag: (which, to) => {
        const moved = pointAt(view, to, SIZE);
        setCorners(corners.peek().map((corner, i) => i === which ? moved : corner));
      },
      onTakeBack: () => setCorners(corners.peek().slice(0, -1)),
      onEnd: end,
    });
    const map = takeMap(figure(), () => {});
    const ticked = (event: Event) => {
      if ((event.target as HTMLInputElement).name !== "zips") return;
      isDropped.value = area.peek() !== null;
      corners.value = [];
      showTicks();
    };
    const form = figure().closest("form")!;
    form.addEventListener("change", ticked);
    // A browser may put ticks back that the page did not have.
    if (before) setCorners(corners.peek());
    showTicks();
    isReady.value = true;
    return () => {
      stopPen();
      map.stop();
      form.removeEventListener("change", ticked);
    };
  }, []);

  useSignalEffect(() => {
    const drawn = svg().querySelector<SVGGElement>(".drawn")!;
    const spots = corners.value.map((corner) => spotOf(view, corner, SIZE));
    svg().classList.toggle("drawing", isDrawing.value);
    // Arrows are its own while it draws.
    svg().setAttribute("role", isDrawing.value ? "application" : "group");
    render(<Drawing spots={spots} cross={isDrawing.value ? cross.value : undefined} />, drawn);
  });

  function tell(): string {
    if (isDropped.value) return words.dropped;
    if (!area.value) {
      if (corners.value.length > 0) return fill(words.corners, { count: corners.value.length });
      return isDrawing.value ? words.first : "";
    }
    const inside = listZipsIn(area.value, points);
    if (inside.length === 0) return words.nothing;
    return fill(words.inside, {
      zips: inside.join(", "),
      count: inside.length,
      all: points.length,
    });
  }

  const hasCorners = corners.value.length > 0;
  return (
    <div ref={root} class="needs-script draw-area">
      {area.value && isReady.value && (
        <input type="hidden" name="area" value={JSON.stringify(area.value)} />
      )}
      <div class="row">
        <button
          type="button"
          class="button second slim"
          aria-pressed={isDrawing.value ? "true" : "false"}
          disabled={!isReady.value}
          onClick={isDrawing.value ? end : begin}
        >
          {isDrawing.value ? words.end : hasCorners ? words.again : words.draw}
        </button>
        {isDrawing.value && hasCorners && (
          <button
            type="button"
            class="button second slim"
            onClick={() => setCorners(corners.value.slice(0, -1))}
          >
            {words.takeBack}
          </button>
        )}
        {hasCorners && (
          <button
            type="button"
            class="button second slim"
            onClick={() => setCorners([])}
          >
            {words.drop}
          </button>
        )}
      </div>
      {isDrawing.value && <p class="hint" id="draw-help">{words.help}</p>}
      <p role="status" class="drawn-zips">{tell()}</p>
    </div>
  );
}

/** Closed all the time, so that what is inside is seen from the third corner on. */
function Drawing({ spots, cross }: { spots: Spot[]; cross: Spot | undefined }) {
  const line = spots.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L");
  return (
    <>
      {spots.length > 1 && <path class="drawn-area" d={`M${line}z`} />}
      {spots.map(({ x, y }, corner) => (
        <g key={corner} transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
          <g class="dot" data-corner={corner}>
            <circle class="touch" r="30" />
            <rect class="corner" x="-9" y="-9" width="18" height="18" />
          </g>
        </g>
      ))}
      {cross && (
        <g transform={`translate(${cross.x.toFixed(1)} ${cross.y.toFixed(1)})`}>
          <path class="dot cross" d="M-22 0H22M0-22V22" />
        </g>
      )}
    </>
  );
}
