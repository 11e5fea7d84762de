import { type Signal, useSignal, useSignalEffect } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Language } from "shared/languages.ts";
import { MAX_PHOTOS, MAX_VIDEOS, PICKED_TYPES } from "shared/media_rules.ts";
import { Icon } from "@/components/Icon.tsx";
import type { MediaQueue, QueueWords } from "@/photo/media_queue.ts";
import type { PhotoSaysProps, PhotoSaysWords } from "@/photo/PhotoSays.tsx";
import type { PhotoFacts, PickedMedia } from "@/photo/picked_media.ts";
import type { PickedLocation } from "@/lib/picked_location.ts";
import { fill } from "@/words/fill.ts";

interface MediaPickerProps {
  items: Signal<PickedMedia[]>;
  location: Signal<PickedLocation | null>;
  words: MediaWords;
  language: Language;
}

interface MediaWords extends QueueWords, PhotoSaysWords {
  label: string;
  hint: string;
  add: string;
  preparing: string;
  uploading: string;
  waiting: string;
  turn: string;
  ready: string;
  overall: string;
  retry: string;
  cancel: string;
  remove: string;
  mayTellPlace: string;
  sendAnyway: string;
  doNotSend: string;
  earlier: string;
}

/** Photos go up while the rest is being typed; the form sends their ids alone. */
export default function MediaPicker({ items, location, words, language }: MediaPickerProps) {
  const isReady = useSignal(false);
  const problem = useSignal("");
  /** The first photo that knows the place, and the first that knows the time, have the word. */
  const facts = useSignal<PhotoFacts>({});
  const offer = useSignal<{ PhotoSays: ComponentType<PhotoSaysProps> } | null>(null);
  const queue = useRef<Promise<MediaQueue>>();
  useEffect(() => {
    isReady.value = true;
    const resume = () => items.peek().length > 0 && withQueue((queue) => queue.resume());
    addEventListener("online", resume);
    return () => removeEventListener("online", resume);
  }, []);
  // A draft that was kept comes back with files that are not up yet.
  useSignalEffect(() => {
    const isOwed = items.value.some(({ state }) => state === "queued");
    if (isReady.value && isOwed) withQueue((queue) => queue.sendNext());
  });

  /** As heavy as the rest of the form: loaded with the first file. */
  async function withQueue(act: (queue: MediaQueue) => void | Promise<unknown>) {
    try {
      queue.current ??= import("@/photo/media_queue.ts")
        .then(({ MediaQueue }) => new MediaQueue(items, words, offerFacts));
      await act(await queue.current);
    } catch {
      queue.current = undefined;
      problem.value = words.refused.refused;
    }
  }

  async function offerFacts({ takenAt, location }: PhotoFacts) {
    if (!takenAt && !location) return;
    const known = facts.peek();
    facts.value = { takenAt: known.takenAt ?? takenAt, location: known.location ?? location };
    const { PhotoSays } = await import("@/photo/PhotoSays.tsx");
    offer.value = { PhotoSays };
  }

  const { PhotoSays } = offer.value ?? {};
  const done = items.value.filter(({ state }) => state === "stored").length;
  return (
    <div class="field needs-script">
      <p class="label" id="media-label">{words.label}</p>
      <p class="hint" id="media-hint">
        {fill(words.hint, { photos: MAX_PHOTOS, videos: MAX_VIDEOS })}
      </p>
      <p class="field-error" role="alert" hidden={!problem.value}>{problem.value}</p>
      {/* No `hidden` here: a draft may be back before this comes to life, which keeps attributes. */}
      {items.value.length > 0 && (
        <ul class="previews" aria-labelledby="media-label">
          {items.value.map((item, i) => (
            <Preview key={item.key} item={item} isFirst={i === 0} act={withQueue} words={words} />
          ))}
        </ul>
      )}
      <p class="hint" role="status">
        {items.value.length > 0 && fill(words.overall, { done, count: items.value.length })}
      </p>
      <label class="button second file-button">
        <Icon name="camera" /> {words.add}
        <input
          type="file"
          id="mediaIds"
          class="hidden-words"
          multiple
          accept={PICKED_TYPES}
          aria-describedby="media-hint"
          disabled={!isReady.value}
          onChange={(e) => {
            const files = [...e.currentTarget.files ?? []];
            e.currentTarget.value = "";
            withQueue(async (queue) => problem.value = await queue.add(files));
          }}
        />
      </label>
      {PhotoSays && (
        <PhotoSays facts={facts} location={location} words={words} language={language} />
      )}
    </div>
  );
}

interface PreviewProps {
  item: PickedMedia;
  isFirst: boolean;
  act: (act: (queue: MediaQueue) => void) => void;
  words: MediaWords;
}

function Preview({ item, isFirst, act, words }: PreviewProps) {
  const { key, name, state } = item;
  const isUnderWay = ["preparing", "queued", "uploading"].includes(state);
  const mayBeTried = item.prepared && ["waiting", "failed"].includes(state);
  const isLost = state === "failed" && !item.prepared;
  return (
    <li>
      <span class="thumb">
        <Icon name={item.kind === "photo" ? "camera" : "video"} size={28} />
        {/* HEIC shows in some browsers only; the icon behind stays where it does not. */}
        {item.preview && (
          <img
            src={item.preview}
            alt=""
            onError={({ currentTarget }) => currentTarget.style.display = "none"}
          />
        )}
      </span>
      <div>
        <p class="name">{name}</p>
        <Progress item={item} words={words} />
      </div>
      <div class="row">
        {state === "asked" && (
          <button
            type="button"
            class="link-button"
            onClick={() => act((queue) => queue.accept(key))}
          >
            {words.sendAnyway} <span class="hidden-words">{name}</span>
          </button>
        )}
        {mayBeTried && (
          <button
            type="button"
            class="link-button"
            onClick={() => act((queue) => queue.retry(key))}
          >
            {words.retry} <span class="hidden-words">{name}</span>
          </button>
        )}
        {!isFirst && !isLost && (
          <button
            type="button"
            class="link-button"
            onClick={() => act((queue) => queue.moveUp(key))}
          >
            {words.earlier} <span class="hidden-words">{name}</span>
          </button>
        )}
        <button type="button" class="link-button" onClick={() => act((queue) => queue.remove(key))}>
          {state === "asked" ? words.doNotSend : isUnderWay ? words.cancel : words.remove}{" "}
          <span class="hidden-words">{name}</span>
        </button>
      </div>
      {item.mediaId && <input type="hidden" name="mediaIds" value={item.mediaId} />}
    </li>
  );
}

function Progress({ item, words }: { item: PickedMedia; words: MediaWords }) {
  switch (item.state) {
    case "failed":
      return <p class="field-error" role="alert">{item.error}</p>;
    case "asked":
      return <p class="small" role="alert">{words.mayTellPlace}</p>;
    case "uploading":
      return (
        <progress value={item.progress} aria-label={fill(words.uploading, { name: item.name })} />
      );
    case "stored":
      return <p class="soft small">{words.ready}</p>;
    case "queued":
      return <p class="soft small">{words.turn}</p>;
    default:
      return <p class="soft small">{words[item.state]}</p>;
  }
}
