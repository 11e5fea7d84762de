// Wheel, drag, pinch and keys on the board's map: they move what part of the drawing is shown.
import { SIZE } from "@/map/projection.ts";
import { middleOf, movePart, type ShownPart, WHOLE, zoomPart } from "./zoom_view.ts";

/** A hand that shakes has not dragged. */
const DRAG_PIXELS = 5;
/** As the links beside the map are named. */
type Move = "in" | "out" | "north" | "south" | "west" | "east";
const STEP = 1 / 3;
const MOVES: Record<Move, (part: ShownPart) => ShownPart> = {
  in: (part) => zoomPart(part, 0.5),
  out: (part) => zoomPart(part, 2),
  north: (part) => movePart(part, { x: 0, y: -STEP * part.width }),
  south: (part) => movePart(part, { x: 0, y: STEP * part.width }),
  west: (part) => movePart(part, { x: -STEP * part.width, y: 0 }),
  east: (part) => movePart(part, { x: STEP * part.width, y: 0 }),
};
const KEYS: Record<string, Move> = {
  "+": "in",
  "=": "in",
  "-": "out",
  ArrowUp: "north",
  ArrowDown: "south",
  ArrowLeft: "west",
  ArrowRight: "east",
};

interface MapHand {
  /** Brings a spot of the drawing into what is shown. */
  show(spot: { x: number; y: number }): void;
  showWhole(): void;
  stop(): void;
}

/** @param onPart told what is shown, each time */
export function takeMap(figure: HTMLElement, onPart: (part: ShownPart) => void): MapHand {
  const svg = figure.querySelector<SVGSVGElement>(":scope > svg")!;
  const ending = new AbortController();
  const { signal } = ending;
  let part = WHOLE;
  let hasDragged = false;
  const pointers = new Map<number, PointerEvent>();

  function set(next: ShownPart) {
    part = next;
    svg.setAttribute("viewBox", `${part.x} ${part.y} ${part.width} ${part.width}`);
    // Dots and letters keep their size.
    svg.style.setProperty("--unzoom", String(part.width / SIZE));
    svg.classList.toggle("zoomed", part.width < SIZE);
    onPart(part);
  }
  const scale = () => part.width / svg.getBoundingClientRect().width;
  function spotAt({ clientX, clientY }: { clientX: number; clientY: number }) {
    const { left, top } = svg.getBoundingClientRect();
    return { x: part.x + (clientX - left) * scale(), y: part.y + (clientY - top) * scale() };
  }
  /** False: it is at its end, and whoever asks may do something else. */
  function move(which: Move): boolean {
    const next = MOVES[which](part);
    if (next.x === part.x && next.y === part.y && next.width === part.width) return false;
    set(next);
    return true;
  }

  svg.addEventListener("wheel", (event) => {
    // The whole is shown already: the page scrolls on.
    if (event.deltaY > 0 && part.width === SIZE) return;
    event.preventDefault();
    set(zoomPart(part, Math.exp(Math.sign(event.deltaY) * 0.25), spotAt(event)));
  }, { passive: false, signal });

  svg.addEventListener("pointerdown", (event) => {
    hasDragged = false;
    pointers.set(event.pointerId, event);
  }, { signal });
  globalThis.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const by = { x: before.clientX - event.clientX, y: before.clientY - event.clientY };
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    if (other) {
      const was = distance(before, other);
      const is = distance(event, other);
      pointers.set(event.pointerId, event);
      hasDragged = true;
      if (was > 0 && is > 0) set(zoomPart(part, was / is, spotAt(other)));
      return;
    }
    if (!hasDragged && Math.hypot(by.x, by.y) < DRAG_PIXELS) return;
    pointers.set(event.pointerId, event);
    hasDragged = true;
    if (part.width < SIZE) set(movePart(part, { x: by.x * scale(), y: by.y * scale() }));
  }, { signal });
  const lift = (event: PointerEvent) => void pointers.delete(event.pointerId);
  globalThis.addEventListener("pointerup", lift, { signal });
  globalThis.addEventListener("pointercancel", lift, { signal });
  // A drag that begins on a dot is no click on it.
  svg.addEventListener("click", (event) => {
    if (!hasDragged) return;
    event.preventDefault();
    event.stopPropagation();
  }, { capture: true, signal });
  svg.addEventListener("dragstart", (event) => event.preventDefault(), { signal });

  svg.setAttribute("tabindex", "0");
  svg.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const which = KEYS[event.key];
    if (event.key === "0") set(WHOLE);
    else if (!which || !move(which)) return;
    event.preventDefault();
  }, { signal });
  figure.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLElement>("[data-move]");
    // Farther than the whole: the link's own page has it.
    if (link && move(link.dataset.move as Move)) event.preventDefault();
  }, { signal });

  return {
    show(spot) {
      const { x, y } = middleOf(part);
      const isShown = Math.max(Math.abs(spot.x - x), Math.abs(spot.y - y)) < part.width / 2;
      if (!isShown) set(movePart(part, { x: spot.x - x, y: spot.y - y }));
    },
    showWhole: () => set(WHOLE),
    stop: () => ending.abort(),
  };
}

function distance(a: PointerEvent, b: PointerEvent): number {
  return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
}
