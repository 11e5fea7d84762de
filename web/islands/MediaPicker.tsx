import { type Signal, useSignal } from "@preact/signals";
import { MAX_PHOTOS, MAX_VIDEOS, MEDIA_TYPES, type MediaKind } from "shared/media_rules.ts";
import { useEffect } from "preact/hooks";
import { Icon } from "@/components/Icon.tsx";
import { kindOf, refusal, UploadError, uploadFile } from "@/lib/upload.ts";

/** A photo or video on its way: stored once it has a media id, given up once it has an error. */
export interface PickedMedia {
  key: string;
  name: string;
  kind: MediaKind;
  mediaId?: string;
  error?: string;
  /** From 0 to 1. */
  progress: number;
  /** These are in the browser alone; files restored from a draft have none. */
  preview?: string;
  file?: File;
}

let picked = 0;

/** Photos go up while the rest is being typed; the form sends their ids alone. */
export default function MediaPicker({ items }: { items: Signal<PickedMedia[]> }) {
  const ready = useSignal(false);
  const problem = useSignal("");
  const uploads = useSignal(new Map<string, AbortController>()).value;
  useEffect(() => {
    ready.value = true;
  }, []);

  function add(files: File[]) {
    const problems: string[] = [];
    for (const file of files) {
      const kind = kindOf(file);
      const wrong = refusal(file) ?? tooMany(items.value, kind!);
      if (wrong) {
        problems.push(`${file.name}: ${wrong}`);
        continue;
      }
      const key = `picked-${++picked}`;
      const preview = kind === "photo" ? URL.createObjectURL(file) : undefined;
      items.value = [...items.value, {
        key,
        name: file.name,
        kind: kind!,
        progress: 0,
        preview,
        file,
      }];
      upload(key, file);
    }
    problem.value = problems.join(" ");
  }

  async function upload(key: string, file: File) {
    change(key, { progress: 0, error: undefined });
    const abort = new AbortController();
    uploads.set(key, abort);
    try {
      const onProgress = (progress: number) => change(key, { progress });
      const mediaId = await uploadFile(file, { onProgress, signal: abort.signal });
      change(key, { mediaId, progress: 1 });
    } catch (error) {
      const words = error instanceof UploadError ? error.message : "It did not work. Try again.";
      change(key, { error: words });
    }
  }

  function change(key: string, what: Partial<PickedMedia>) {
    items.value = items.value.map((item) => item.key === key ? { ...item, ...what } : item);
  }

  function remove({ key, preview }: PickedMedia) {
    uploads.get(key)?.abort();
    if (preview) URL.revokeObjectURL(preview);
    items.value = items.value.filter((item) => item.key !== key);
  }

  return (
    <div class="field needs-script" id="mediaIds">
      <p class="label" id="media-label">Photos or a video (if it is safe to take them)</p>
      <p class="hint" id="media-hint">Up to {MAX_PHOTOS} photos, or {MAX_VIDEOS} video.</p>
      <p class="field-error" role="alert" hidden={!problem.value}>{problem.value}</p>
      <ul class="previews" hidden={items.value.length === 0}>
        {items.value.map((item) => (
          <Preview
            key={item.key}
            item={item}
            onRetry={item.file && (() => upload(item.key, item.file!))}
            onRemove={() => remove(item)}
          />
        ))}
      </ul>
      <label class="button second file-button">
        <Icon name="camera" /> Add photos or a video
        <input
          type="file"
          class="hidden-words"
          multiple
          accept={Object.keys(MEDIA_TYPES).join(",")}
          aria-describedby="media-hint"
          disabled={!ready.value}
          onChange={(e) => {
            add([...e.currentTarget.files ?? []]);
            e.currentTarget.value = "";
          }}
        />
      </label>
    </div>
  );
}

function Preview(
  { item, onRetry, onRemove }: { item: PickedMedia; onRetry?: () => void; onRemove: () => void },
) {
  return (
    <li>
      <span class="thumb">
        <Icon name={item.kind === "photo" ? "camera" : "video"} size={28} />
        {/* HEIC shows in some browsers only; the icon behind stays where it does not. */}
        {item.preview && <img src={item.preview} alt="" />}
      </span>
      <div>
        <p class="name">{item.name}</p>
        {item.mediaId && <p class="soft small">Ready</p>}
        {item.error && <p class="field-error" role="alert">{item.error}</p>}
        {!item.mediaId && !item.error && (
          <progress value={item.progress} aria-label={`Uploading ${item.name}`} />
        )}
      </div>
      <div class="row">
        {item.error && onRetry && (
          <button type="button" class="link-button" onClick={onRetry}>
            Retry<span class="hidden-words">{` ${item.name}`}</span>
          </button>
        )}
        <button type="button" class="link-button" onClick={onRemove}>
          Remove<span class="hidden-words">{` ${item.name}`}</span>
        </button>
      </div>
      {item.mediaId && <input type="hidden" name="mediaIds" value={item.mediaId} />}
    </li>
  );
}

function tooMany(items: PickedMedia[], kind: MediaKind): string | undefined {
  const count = (of: MediaKind) => items.filter((item) => item.kind === of).length;
  const photos = count("photo") + (kind === "photo" ? 1 : 0);
  const videos = count("video") + (kind === "video" ? 1 : 0);
  if (photos > MAX_PHOTOS || videos > MAX_VIDEOS || (photos > 0 && videos > 0)) {
    return `Add up to ${MAX_PHOTOS} photos, or ${MAX_VIDEOS} video.`;
  }
}
