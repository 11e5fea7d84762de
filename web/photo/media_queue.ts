// Brings picked files to storage: made ready one at a time, sent two at a time.
import type { Signal } from "@preact/signals";
import { MAX_MEGABYTES, MAX_PHOTOS, MEDIA_TYPES } from "shared/media_rules.ts";
import { newId } from "@/lib/new_id.ts";
import { UploadError, uploadPrepared, type UploadReason } from "./upload.ts";
import { fill } from "@/words/fill.ts";
import { chooseFiles } from "./choose_files.ts";
import { contentTypeOf } from "./file_kind.ts";
import {
  type FileRefusal,
  FileRefused,
  type PhotoFacts,
  type PickedMedia,
} from "./picked_media.ts";
import { prepareFile } from "./prepare.ts";

const AT_ONCE = 2;

export interface QueueWords {
  tooMany: string;
  notBoth: string;
  refused: Record<FileRefusal | "signedOut" | "busy" | "refused", string>;
}

export class MediaQueue {
  #uploads = new Map<string, AbortController>();
  /** A phone has memory for one large photo at a time. */
  #preparing: Promise<void> = Promise.resolve();

  constructor(
    readonly items: Signal<PickedMedia[]>,
    readonly words: QueueWords,
    readonly onFacts: (facts: PhotoFacts) => void,
  ) {}

  /**
   * Takes what there is room for, once the first bytes of each have said what it is; gives the words
   * about the rest.
   */
  async add(files: File[]): Promise<string> {
    const { words } = this;
    const looked = await Promise.all(files.map(look));
    const picked = looked.filter(({ trouble }) => !trouble);
    const present = this.items.peek().map(({ kind }) => kind);
    const { taken, tooMany, notBoth, wrongType } = chooseFiles(present, picked);
    for (const { file, name, kind } of taken) {
      const key = newId();
      const item: PickedMedia = { key, name, kind: kind!, state: "preparing", progress: 0 };
      this.items.value = [...this.items.peek(), item];
      this.#preparing = this.#preparing.then(() => this.#prepare(item, file));
    }
    return [
      ...looked.map(({ name, trouble }) => trouble && `${name}: ${words.refused[trouble]}`),
      tooMany.length > 0 && said(words.tooMany, tooMany),
      notBoth.length > 0 && said(words.notBoth, notBoth),
      wrongType.length > 0 && `${wrongType.join(", ")}: ${words.refused.type}`,
    ].filter(Boolean).join(" ");
  }

  /** Sends what is ready; called again whenever something has become so. */
  sendNext(): void {
    const items = this.items.peek();
    const busy = items.filter(({ state }) => state === "uploading").length;
    const next = items.find(({ state }) => state === "queued");
    if (!next || busy >= AT_ONCE) return;
    this.#upload(next);
    this.sendNext();
  }

  /** As it is: its owner knows what may be hidden in it. */
  accept(key: string): void {
    const { asked } = this.items.peek().find((item) => item.key === key) ?? {};
    if (!asked) return;
    this.#change(key, { state: "queued", prepared: asked, asked: undefined });
    this.sendNext();
  }

  retry(key: string): void {
    this.#change(key, { state: "queued", error: undefined });
    this.sendNext();
  }

  /** The line is back. */
  resume(): void {
    for (const { key, state } of this.items.peek()) if (state === "waiting") this.retry(key);
  }

  remove(key: string): void {
    this.#uploads.get(key)?.abort();
    const gone = this.items.peek().find((item) => item.key === key);
    if (gone?.preview) URL.revokeObjectURL(gone.preview);
    this.items.value = this.items.peek().filter((item) => item.key !== key);
    this.sendNext();
  }

  moveUp(key: string): void {
    const items = [...this.items.peek()];
    const at = items.findIndex((item) => item.key === key);
    if (at < 1) return;
    items.splice(at - 1, 0, ...items.splice(at, 1));
    this.items.value = items;
  }

  async #prepare({ key, kind }: PickedMedia, file: File): Promise<void> {
    if (!this.#has(key)) return; // cancelled meanwhile
    try {
      const { prepared, mayTellPlace, facts } = await prepareFile(file);
      if (!this.#has(key)) return;
      if (mayTellPlace) return this.#change(key, { state: "asked", asked: prepared });
      const preview = kind === "photo" ? URL.createObjectURL(prepared.blob) : undefined;
      this.#change(key, { state: "queued", prepared, preview });
      this.onFacts(facts);
    } catch (error) {
      const reason = error instanceof FileRefused ? error.reason : "unreadable";
      const words = fill(this.words.refused[reason], { megabytes: MAX_MEGABYTES[kind] });
      this.#change(key, { state: "failed", error: words });
    }
    this.sendNext();
  }

  async #upload({ key, prepared }: PickedMedia): Promise<void> {
    const abort = new AbortController();
    this.#uploads.set(key, abort);
    this.#change(key, { state: "uploading", progress: 0 });
    try {
      const onProgress = (progress: number) => this.#change(key, { progress });
      const mediaId = await uploadPrepared(prepared!, { onProgress, signal: abort.signal });
      this.#change(key, { state: "stored", mediaId, progress: 1 });
    } catch (error) {
      const { reason, message } = error instanceof UploadError ? error : new UploadError("refused");
      if (reason === "offline") this.#change(key, { state: "waiting" });
      else this.#change(key, { state: "failed", error: this.#wordsFor(reason, message) });
    }
    this.#uploads.delete(key);
    this.sendNext();
  }

  #wordsFor(reason: UploadReason, message: string): string {
    const { refused } = this.words;
    if (reason === "signedOut") return refused.signedOut;
    // A new permission was refused too: it is the store that is wrong.
    const isOfStore = reason === "busy" || reason === "permissionExpired";
    return message || (isOfStore ? refused.busy : refused.refused);
  }

  #has(key: string): boolean {
    return this.items.peek().some((item) => item.key === key);
  }

  #change(key: string, what: Partial<PickedMedia>): void {
    this.items.value = this.items.peek().map((item) =>
      item.key === key ? { ...item, ...what } : item
    );
  }
}

type Trouble = "empty" | "refused";

/** A file that lies in a cloud may not come when it is wanted. */
async function look(file: File) {
  const { name } = file;
  const trouble: Trouble | undefined = file.size === 0 ? "empty" : undefined;
  try {
    const contentType = await contentTypeOf(file);
    return { file, name, trouble, kind: contentType ? MEDIA_TYPES[contentType] : undefined };
  } catch {
    return { file, name, trouble: "refused" as const, kind: undefined };
  }
}

function said(words: string, names: string[]): string {
  return fill(words, { photos: MAX_PHOTOS, names: names.join(", ") });
}
