import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { movePoint, type Offset, type Point } from "shared/geo/earth.ts";
import { pointAt, spotOf, type View } from "shared/geo/view.ts";
import { type Language, LOCALES } from "shared/languages.ts";
import type { MapData } from "shared/api/map.ts";
import { distanceWords } from "@/words/distances.ts";
import { fill } from "@/words/fill.ts";
import { contains, followPin, imageUrl, panView, readMap, zoomView } from "./map_view.ts";
import { pinWords, type TapWords } from "./pin_words.ts";

export interface TapMapProps {
  at: Point | null;
  /** What is shown first: around a ZIP code, or around a place. */
  start: { zip: string } | View;
  /** "Use this place." */
  onPick: (place: Point) => void;
  onClose: () => void;
  words: TapWords;
  language: Language;
}

const SIZE = 720;
const STEP_METRES = 10;
const STEPS: Record<string, Offset> = {
  ArrowUp: { east: 0, north: STEP_METRES },
  ArrowDown: { east: 0, north: -STEP_METRES },
  ArrowRight: { east: STEP_METRES, north: 0 },
  ArrowLeft: { east: -STEP_METRES, north: 0 },
};

/** A map to point at: the server draws it, a tap or the arrow keys set the pin. */
export default function TapMap({ at, start, onPick, onClose, words, language }: TapMapProps) {
  const view = useSignal<View | null>("zip" in start ? null : start);
  const pin = useSignal(at);
  const map = useSignal<MapData | null>(null);
  /** The address of the picture that is there: known by it, for it may come before any effect runs. */
  const drawn = useSignal("");
  const hasFailed = useSignal(false);
  const began = useRef<Point>();
  const plane = useRef<HTMLDivElement>(null);

  useEffect(() => {
    plane.current?.focus();
  }, []);

  useEffect(() => {
    const shown = view.value;
    readMap(shown ?? start).then((read) => {
      if (view.peek() !== shown) return; // moved on since
      map.value = read;
      view.value ??= read.view;
      began.current ??= read.view;
    }, fail);
  }, [view.value]);

  function fail() {
    hasFailed.value = true;
  }

  function show(next: View) {
    hasFailed.value = false;
    view.value = next;
  }

  function tap({ offsetX, offsetY, detail }: MouseEvent) {
    // Without a pointer, as by a screen reader's own click, there is no spot.
    if (!view.value || detail === 0) return;
    const width = plane.current!.clientWidth;
    pin.value = pointAt(view.value, { x: offsetX, y: offsetY }, width);
  }

  function press(event: KeyboardEvent) {
    const step = STEPS[event.key];
    if (!view.value || event.altKey || event.ctrlKey || event.metaKey) return;
    if (step) {
      pin.value = pin.value && contains(view.value, pin.value)
        ? movePoint(pin.value, step)
        : movePoint(view.value, step);
      show(followPin(view.value, pin.value));
    } else if (event.key === "+" || event.key === "=") zoom(0.5);
    else if (event.key === "-") zoom(2);
    else if (event.key === "Enter" || event.key === " ") pin.value ??= view.value;
    else return;
    event.preventDefault();
  }

  function zoom(times: number) {
    if (view.value) show(zoomView(view.value, times, pin.value));
  }

  function pan(east: number, north: number) {
    if (view.value) show(panView(view.value, { east, north }));
  }

  const told = hasFailed.value ? words.failed : !map.value ? words.loading : [
    pinWords(pin.value, { map: map.value, began: began.current!, words, language }),
    map.value.reports.length > 0 && fill(words.reportsNear, { count: map.value.reports.length }),
  ].filter(Boolean).join(" ");
  const image = view.value && imageUrl(view.value, language);
  return (
    <section class="tap-map" aria-label={words.title}>
      <p class="hint" id="tap-map-help">
        {fill(words.help, { step: distanceWords(STEP_METRES, words.distances, LOCALES[language]) })}
      </p>
      <div class="tap-map-frame">
        <div
          ref={plane}
          class="tap-map-plane"
          role="application"
          tabIndex={0}
          aria-label={words.map}
          aria-describedby="tap-map-help"
          aria-busy={!hasFailed.value && drawn.value !== image ? "true" : "false"}
          onClick={tap}
          onKeyDown={press}
        >
          {image && (
            <picture>
              <source media="(prefers-color-scheme: dark)" srcset={`${image}&scheme=dark`} />
              <img
                src={image}
                alt=""
                width={SIZE}
                height={SIZE}
                draggable={false}
                onLoad={() => drawn.value = image}
                onError={fail}
              />
            </picture>
          )}
          {view.value && pin.value && <Pin view={view.value} place={pin.value} />}
        </div>
        <div class="tap-map-controls">
          <Control label={words.zoomIn} sign="M5 12h14M12 5v14" onClick={() => zoom(0.5)} />
          <Control label={words.zoomOut} sign="M5 12h14" onClick={() => zoom(2)} />
          <Control label={words.north} sign="M6 15l6-6 6 6" onClick={() => pan(0, 1)} />
          <Control label={words.south} sign="M6 9l6 6 6-6" onClick={() => pan(0, -1)} />
          <Control label={words.west} sign="M15 6l-6 6 6 6" onClick={() => pan(-1, 0)} />
          <Control label={words.east} sign="M9 6l6 6-6 6" onClick={() => pan(1, 0)} />
        </div>
      </div>
      <p role="status">{told}</p>
      <div class="row">
        <button
          type="button"
          class="button"
          disabled={!pin.value}
          onClick={() => pin.value && onPick(pin.value)}
        >
          {words.use}
        </button>
        <button type="button" class="button second" onClick={onClose}>{words.close}</button>
      </div>
    </section>
  );
}

function Control(props: { label: string; sign: string; onClick: () => void }) {
  return (
    <button type="button" aria-label={props.label} onClick={props.onClick}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d={props.sign} />
      </svg>
    </button>
  );
}

/** Its tip is the place. */
function Pin({ view, place }: { view: View; place: Point }) {
  const { x, y } = spotOf(view, place, SIZE);
  return (
    <svg class="tap-map-pin" viewBox={`0 0 ${SIZE} ${SIZE}`} aria-hidden="true">
      <g transform={`translate(${Math.round(x)} ${Math.round(y)})`}>
        <path d="M0 0C-8-22-34-36-34-62a34 34 0 0 1 68 0C34-36 8-22 0 0z" />
        <circle cy="-62" r="12" />
      </g>
    </svg>
  );
}
