import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { CoverBox } from "shared/api/district/pictures.ts";
import type { CoverProblem } from "@/photo/cover_photo.ts";
import { moveBox, resizeBox, spanBox } from "@/photo/cover_boxes.ts";
import { CoverTools, type CoverToolsProps } from "@/components/CoverTools.tsx";
import { PhotoZoom, type PhotoZoomProps } from "@/components/PhotoZoom.tsx";
import { fill } from "@/words/fill.ts";

const ZOOMS = [1, 1.5, 2, 3, 4, 6];
/** Of the photo, for each press of an arrow key. */
const STEP = 0.01;
/** A tap is no box. */
const LEAST = 0.01;

/** Fetched once somebody covers. */
const loadCovering = () => import("@/photo/cover_photo.ts");

interface PictureViewerProps {
  mediaId: string;
  url: string;
  alt: string;
  links: { back: string; self: string; previous: string | null; next: string | null };
  mayCover: boolean;
  isHeic: boolean;
  words: ViewerWords;
  /** Over another page: instead of `links` but to its own page. */
  onGo?: (to: "back" | "previous" | "next") => void;
}

type Word =
  | "stage"
  | "zoomed"
  | "cover"
  | "box"
  | "working"
  | "heic"
  | "gone";

export type ViewerWords =
  & Record<Word, string>
  & CoverToolsProps["words"]
  & PhotoZoomProps["words"]
  & {
    problems: Record<CoverProblem, string>;
  };

/** A photo to look at closely, by mouse, touch and keyboard; and boxes over what nobody else shall see. */
export default function PictureViewer(props: PictureViewerProps) {
  const { mediaId, url, alt, links, mayCover, isHeic, words } = props;
  const stage = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const zoom = useSignal(0);
  /** Of the photo as it fits, in pixels; 0: as the style sheet has it. */
  const fitted = useSignal(0);
  const mode = useSignal<"looking" | "covering" | "working">("looking");
  const boxes = useSignal<CoverBox[]>([]);
  const selected = useSignal(-1);
  const problem = useSignal<CoverProblem | "">("");
  /** Blank: this browser does not draw it, or there is nothing to draw. Until it is drawn it has no size. */
  const photo = useSignal<"coming" | "drawn" | "blank">("coming");
  /** What the pointer does now. */
  const drag = useRef<{ x: number; y: number; box?: CoverBox }>();
  /** Where the focus goes once it is there. */
  const boxToFocus = useRef<number>();

  useEffect(() => {
    // It may have come, or failed, before the script did.
    const { complete, naturalWidth } = sheet.current!.querySelector("img")!;
    if (complete) photo.value = naturalWidth > 0 ? "drawn" : "blank";
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);

  function zoomTo(step: number) {
    const to = Math.max(0, Math.min(ZOOMS.length - 1, step));
    const { current } = stage;
    if (!current || to === zoom.value || photo.value !== "drawn") return;
    if (zoom.value === 0) fitted.value = sheet.current!.clientWidth;
    const middle = (at: number, size: number, whole: number) => (at + size / 2) / whole;
    const [x, y] = [
      middle(current.scrollLeft, current.clientWidth, current.scrollWidth),
      middle(current.scrollTop, current.clientHeight, current.scrollHeight),
    ];
    zoom.value = to;
    requestAnimationFrame(() => {
      current.scrollLeft = x * current.scrollWidth - current.clientWidth / 2;
      current.scrollTop = y * current.scrollHeight - current.clientHeight / 2;
    });
  }

  function press(event: KeyboardEvent) {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey) return;
    if (target instanceof Element && target.closest("input, textarea, select, .cover-box")) return;
    if (key === "+" || key === "=") zoomTo(zoom.value + 1);
    else if (key === "-") zoomTo(zoom.value - 1);
    else if (key === "0") zoomTo(0);
    else if (key === "Escape") {
      if (mode.value === "covering") stopCovering();
      else go("back");
    } else if (mode.value === "looking" && zoom.value === 0) {
      if (key === "ArrowLeft") go("previous");
      else if (key === "ArrowRight") go("next");
      else return;
    } else return;
    event.preventDefault();
  }

  function go(to: "back" | "previous" | "next") {
    if (props.onGo) return props.onGo(to);
    const address = links[to];
    if (address) location.assign(address);
  }

  function stopCovering() {
    mode.value = "looking";
    boxes.value = [];
    selected.value = -1;
    problem.value = "";
  }

  /** Where a pointer is, in parts of 1 of the photo. */
  function pointOf({ clientX, clientY }: PointerEvent) {
    const { left, top, width, height } = sheet.current!.getBoundingClientRect();
    const within = (at: number) => Math.max(0, Math.min(1, at));
    return { x: within((clientX - left) / width), y: within((clientY - top) / height) };
  }

  function begin(event: PointerEvent) {
    if (mode.value !== "covering" || event.button !== 0) return;
    const number = (event.target as Element).closest<HTMLElement>(".cover-box")?.dataset.number;
    const point = pointOf(event);
    selected.value = number === undefined ? boxes.value.length : Number(number);
    drag.current = { ...point, box: boxes.value[selected.value] };
    sheet.current!.setPointerCapture(event.pointerId);
  }

  function drawOn(event: PointerEvent) {
    const { current } = drag;
    if (!current) return;
    const point = pointOf(event);
    const box = current.box
      ? moveBox(current.box, point.x - current.x, point.y - current.y)
      : spanBox(current, point);
    const n = selected.value;
    boxes.value = [...boxes.value.slice(0, n), box, ...boxes.value.slice(n + 1)];
  }

  function end() {
    if (!drag.current) return;
    drag.current = undefined;
    const box = boxes.value[selected.value];
    if (box && (box.width < LEAST || box.height < LEAST)) remove(selected.value);
    else focusBox(selected.value);
  }

  function add() {
    boxes.value = [...boxes.value, { x: 0.4, y: 0.4, width: 0.2, height: 0.2 }];
    focusBox(boxes.value.length - 1);
  }

  function remove(number: number) {
    boxes.value = boxes.value.filter((_, n) => n !== number);
    selected.value = -1;
  }

  function focusBox(number: number) {
    selected.value = number;
    boxToFocus.current = number;
    focusNow();
  }

  /** At the latest as the box is put into the page: the next key is for it. */
  function focusNow() {
    const number = boxToFocus.current;
    const box = sheet.current?.querySelector<HTMLElement>(`[data-number="${number}"]`);
    if (!box) return;
    boxToFocus.current = undefined;
    box.focus();
  }
  useLayoutEffect(focusNow, [boxes.value]);

  function pressBox(event: KeyboardEvent, number: number) {
    const arrow = ARROWS[event.key];
    if (event.key === "Delete" || event.key === "Backspace") remove(number);
    else if (event.key === "Escape") stage.current!.focus();
    else if (arrow) {
      const change = event.shiftKey ? resizeBox : moveBox;
      const box = change(boxes.value[number]!, STEP * arrow[0], STEP * arrow[1]);
      boxes.value = boxes.value.map((each, n) => n === number ? box : each);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  async function save() {
    mode.value = "working";
    problem.value = "";
    const { coverPhoto } = await loadCovering();
    const found = await coverPhoto(mediaId, url, boxes.value);
    if (!found) return location.assign(`${links.self}?saved=covered`);
    problem.value = found;
    mode.value = "covering";
  }

  const isBlank = photo.value === "blank";
  const isDrawn = photo.value === "drawn";
  const isCovering = mode.value !== "looking";
  const factor = ZOOMS[zoom.value]!;
  return (
    <div class="picture-viewer">
      <div
        class={`picture-stage${isCovering ? " covering" : ""}`}
        ref={stage}
        tabIndex={0}
        role="group"
        aria-label={words.stage}
      >
        <div
          class="picture-sheet"
          ref={sheet}
          onPointerDown={begin}
          onPointerMove={drawOn}
          onPointerUp={end}
          onPointerCancel={end}
          onDblClick={() => !isCovering && zoomTo(zoom.value === 0 ? 2 : 0)}
        >
          <img
            src={url}
            alt={alt}
            draggable={false}
            hidden={isBlank}
            onError={() => photo.value = "blank"}
            onLoad={() => photo.value = "drawn"}
            style={factor > 1
              ? { width: `${factor * fitted.value}px`, maxWidth: "none", maxHeight: "none" }
              : undefined}
          />
          {boxes.value.map((box, n) => (
            <button
              key={n}
              type="button"
              class="cover-box"
              data-number={n}
              aria-label={fill(words.box, { number: n + 1, count: boxes.value.length })}
              style={{
                left: `${100 * box.x}%`,
                top: `${100 * box.y}%`,
                width: `${100 * box.width}%`,
                height: `${100 * box.height}%`,
              }}
              onFocus={() => selected.value = n}
              onKeyDown={(event) => pressBox(event, n)}
            />
          ))}
        </div>
      </div>
      {isBlank && <p>{isHeic ? words.heic : words.gone}</p>}
      <div class="row needs-script">
        <PhotoZoom words={words} isReady={isDrawn} zoom={zoom.value} onZoom={zoomTo} />
        <span class="soft">{fill(words.zoomed, { percent: 100 * factor })}</span>
        {mayCover && !isCovering && !isBlank && (
          <button
            class="button slim"
            type="button"
            disabled={!isDrawn}
            onClick={() => mode.value = "covering"}
          >
            {words.cover}
          </button>
        )}
      </div>
      {isCovering && (
        <CoverTools
          words={words}
          mayRemove={boxes.value[selected.value] !== undefined}
          maySave={boxes.value.length > 0 && mode.value !== "working"}
          onAdd={add}
          onRemove={() => remove(selected.value)}
          onSave={save}
          onCancel={stopCovering}
        />
      )}
      <p role="status">
        {mode.value === "working" ? words.working : problem.value && words.problems[problem.value]}
      </p>
    </div>
  );
}

const ARROWS: Record<string, [x: number, y: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
