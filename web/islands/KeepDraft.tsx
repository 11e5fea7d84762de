import { type Signal, useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { PickedMedia } from "@/photo/picked_media.ts";
import type { PickedLocation } from "@/lib/picked_location.ts";
import { DRAFTED, dropDraft, findDraft, saveFiles, saveTyped } from "@/offline/report_draft.ts";

interface KeepDraftProps {
  /** Empty where the session has ended: what is typed then is nobody's to keep. */
  userId: string;
  items: Signal<PickedMedia[]>;
  location: Signal<PickedLocation | null>;
  /** The server put back what was typed: a draft would overwrite it. */
  isRefilled: boolean;
  words: { kept: string; startOver: string };
}

/** Keeps what is typed and picked, puts it back, and notes when the water was looked at. */
export default function KeepDraft(props: KeepDraftProps) {
  const { userId, items, location, isRefilled, words } = props;
  const root = useRef<HTMLDivElement>(null);
  const isRestored = useSignal(false);
  const isReady = useSignal(false);
  const form = () => root.current!.closest("form")!;

  useEffect(() => {
    set(form(), "timeZone", Intl.DateTimeFormat().resolvedOptions().timeZone);
    // A copy of the page that was kept for a dead line knows nothing of the address.
    putBack(form(), "zip", new URLSearchParams(globalThis.location.search).get("zip") ?? "");
    if (userId) restore().then(() => isReady.value = true);
    const controls = form();
    controls.addEventListener("input", noteAndKeep);
    // Back from the report's page: that form has been sent.
    const reload = (event: PageTransitionEvent) => event.persisted && globalThis.location.reload();
    addEventListener("pageshow", reload);
    // The plain form sends from here on: kept, the draft would pass for a repeat of that report.
    const drop = () => void dropDraft();
    addEventListener("islandsgone", drop);
    return () => {
      controls.removeEventListener("input", noteAndKeep);
      removeEventListener("pageshow", reload);
      removeEventListener("islandsgone", drop);
    };
  }, []);
  useSignalEffect(() => {
    const isChosen = location.value !== null;
    if (isReady.value && (isChosen || isRestored.peek())) keep();
  });
  const files = useSignal("");
  useSignalEffect(() => {
    // Not with each step of an upload's progress.
    const now = items.value.map(({ key, mediaId, prepared }) => [key, mediaId, !prepared]).join();
    if (!isReady.value || now === files.peek()) return;
    files.value = now;
    saveFiles(items.peek());
    keep();
  });

  function noteAndKeep({ target }: Event) {
    const { name } = target as HTMLInputElement;
    // A report that waits for the network keeps the time at which its depth was seen.
    if (name === "depth" || name === "when") set(form(), "seenAt", new Date().toISOString());
    keep();
  }

  function keep() {
    if (!isReady.peek()) return;
    const data = new FormData(form());
    const values = DRAFTED.map((name) => [name, String(data.get(name) ?? "")]);
    saveTyped({ ownerId: userId, values: Object.fromEntries(values), location: location.peek() });
  }

  async function restore() {
    const draft = await findDraft(userId, Date.now());
    if (!draft || isRefilled) return;
    for (const [name, value] of Object.entries(draft.values)) putBack(form(), name, value);
    location.value ??= draft.location;
    items.value = [...draft.media.map(restoreMedia), ...items.peek()];
    isRestored.value = true;
  }

  async function startOver() {
    await dropDraft();
    globalThis.location.assign("/report");
  }

  return (
    <div ref={root}>
      <input type="hidden" name="seenAt" autocomplete="off" />
      <input type="hidden" name="timeZone" autocomplete="off" />
      <div class="notice" role="status" hidden={!isRestored.value}>
        <p>
          {words.kept}{" "}
          <button type="button" class="link-button" onClick={startOver}>{words.startOver}</button>
        </p>
      </div>
    </div>
  );
}

function set(form: HTMLFormElement, name: string, value: string): void {
  (form.elements.namedItem(name) as HTMLInputElement).value = value;
}

/** What the visitor, or the address, has filled in meanwhile is newer than the draft. */
function putBack(form: HTMLFormElement, name: string, value: string): void {
  const control = form.elements.namedItem(name);
  if (control instanceof HTMLInputElement && control.type === "checkbox") {
    control.checked = value !== "";
  } else if (control instanceof RadioNodeList) {
    control.value = value;
  } else if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) {
    if (!control.value || name === "submissionId") control.value = value;
  }
}

/** A file whose upload was cut off begins anew. */
function restoreMedia(item: PickedMedia): PickedMedia {
  const preview = item.kind === "photo" && item.prepared
    ? URL.createObjectURL(item.prepared.blob)
    : undefined;
  const state = item.mediaId ? "stored" : "queued";
  return { ...item, state, progress: item.mediaId ? 1 : 0, error: undefined, preview };
}
