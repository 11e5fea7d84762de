// Brings picked files to storage: made ready one at a time, sent two at a time.
import type { Signal } from "@preact/signals";
import { MAX_BYTES, MAX_PHOTOS } from "shared/media_rules.ts";
import { UploadError, uploadPrepared, type UploadReason } from "@/lib/upload.ts";
import { fill } from "@/words/fill.ts";
import { chooseFiles } from "./choose_files.ts";
import { kindOf } from "./file_kind.ts";
import {
  type FileRefusal,
  FileRefused,
  type PhotoFacts,
  type PickedMedia,
} from "./picked_media.ts";

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

  /** Takes what there is room for; gives the words about the rest. */
  add(files: File[]): string {
    const picked = files.map((file) => ({ file, name: file.name, kind: kindOf(file) }));
    const present = this.items.peek().map(({ kind }) => kind);
    const { taken, tooMany, notBoth, wrongType } = chooseFiles(present, picked);
    for (const { file, name, kind } of taken) {
      const key = crypto.randomUUID();
      const item = {
        key,
        name,
        kind: kind!,
        state: "preparing",
        progress: 0,
        picked: file,
      } as const;
      this.items.value = [...this.items.peek(), item];
      this.#prepareNext(item);
    }
    const { words } = this;
    return [
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

  retry(item: PickedMedia): void {
    const state = item.prepared ? "queued" : "preparing";
    this.#change(item.key, { state, error: undefined });
    if (item.prepared) this.sendNext();
    else this.#prepareNext(item);
  }

  /** The line is back. */
  resume(): void {
    for (const item of this.items.peek()) if (item.state === "waiting") this.retry(item);
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

  #prepareNext({ key, picked }: PickedMedia): void {
    this.#preparing = this.#preparing.then(() => this.#prepare(key, picked!));
  }

  async #prepare(key: string, file: File): Promise<void> {
    const item = this.#find(key);
    if (!item) return; // cancelled meanwhile
    try {
      const { prepareFile } = await import("./prepare.ts"); // as heavy as the form itself
      const { prepared, facts } = await prepareFile(file);
      if (!this.#find(key)) return;
      const preview = item.kind === "photo" ? URL.createObjectURL(prepared.blob) : undefined;
      this.#change(key, { state: "queued", picked: undefined, prepared, preview });
      this.onFacts(facts);
    } catch (error) {
      const isFinal = error instanceof FileRefused;
      const words = this.words.refused[isFinal ? error.reason : "refused"];
      const megabytes = MAX_BYTES[item.kind] / 1_000_000;
      this.#change(key, {
        state: "failed",
        picked: isFinal ? undefined : file,
        error: fill(words, { megabytes }),
      });
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
    return message || (reason === "busy" ? refused.busy : refused.refused);
  }

  #find(key: string): PickedMedia | undefined {
    return this.items.peek().find((item) => item.key === key);
  }

  #change(key: string, what: Partial<PickedMedia>): void {
    this.items.value = this.items.peek().map((item) =>
      item.key === key ? { ...item, ...what } : item
    );
  }
}

function said(words: string, names: string[]): string {
  return fill(words, { photos: MAX_PHOTOS, names: names.join(", ") });
}
