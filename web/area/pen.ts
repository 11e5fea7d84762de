// The hand that draws: a click or a tap sets a corner, a corner is dragged, and keys move a cross and set
// corners where it stands. Closer, farther and along go by takeMap.
import { SIZE } from "@/map/projection.ts";

interface Spot {
  x: number;
  y: number;
}

interface Pen {
  isDrawing(): boolean;
  /** Where the cross stands; undefined: no key has been pressed yet. */
  cross(): Spot | undefined;
  onCross(at: Spot): void;
  onCorner(at: Spot): void;
  onDrag(corner: number, to: Spot): void;
  onTakeBack(): void;
  onEnd(): void;
}

/** Of what is shown, for each press of an arrow. */
const STEP = 1 / 24;
const ARROWS: Record<string, [x: number, y: number]> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** Ahead of takeMap, so that arrows move the cross before they move the map. Returns how to stop. */
export function takePen(svg: SVGSVGElement, pen: Pen): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  let dragged: { pointer: number; corner: number } | undefined;

  function spotAt({ clientX, clientY }: MouseEvent): Spot {
    const { x, y, width } = svg.viewBox.baseVal;
    const rect = svg.getBoundingClientRect();
    const scale = width / rect.width;
    return within({ x: x + (clientX - rect.left) * scale, y: y + (clientY - rect.top) * scale });
  }
  const cornerOf = (target: EventTarget | null) =>
    (target as Element).closest<SVGElement>("[data-corner]")?.dataset.corner;

  svg.addEventListener("pointerdown", (event) => {
    const corner = cornerOf(event.target);
    if (corner === undefined) return;
    // The map stays where it is.
    event.stopImmediatePropagation();
    dragged = { pointer: event.pointerId, corner: Number(corner) };
  }, { capture: true, signal });
  globalThis.addEventListener("pointermove", (event) => {
    if (dragged?.pointer === event.pointerId) pen.onDrag(dragged.corner, spotAt(event));
  }, { signal });
  for (const type of ["pointerup", "pointercancel"] as const) {
    globalThis.addEventListener(type, ({ pointerId }) => {
      if (dragged?.pointer === pointerId) dragged = undefined;
    }, { signal });
  }
  svg.addEventListener("touchmove", (event) => {
    if (dragged) event.preventDefault();
  }, { passive: false, signal });

  svg.addEventListener("click", (event) => {
    if (pen.isDrawing() && cornerOf(event.target) === undefined) pen.onCorner(spotAt(event));
  }, { signal });

  svg.addEventListener("keydown", (event) => {
    if (!pen.isDrawing() || event.altKey || event.ctrlKey || event.metaKey) return;
    const { x, y, width } = svg.viewBox.baseVal;
    const cross = pen.cross() ?? { x: x + width / 2, y: y + width / 2 };
    const arrow = ARROWS[event.key];
    const by = width * STEP * (event.shiftKey ? 0.2 : 1);
    if (arrow) pen.onCross(within({ x: cross.x + arrow[0] * by, y: cross.y + arrow[1] * by }));
    else if (event.key === "Enter" || event.key === " ") pen.onCorner(cross);
    else if (event.key === "Backspace" || event.key === "Delete") pen.onTakeBack();
    else if (event.key === "Escape") pen.onEnd();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, { capture: true, signal });

  return () => ending.abort();
}

function within({ x, y }: Spot): Spot {
  const keep = (at: number) => Math.min(SIZE, Math.max(0, at));
  return { x: keep(x), y: keep(y) };
}
