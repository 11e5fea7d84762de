import { type Signal, useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { ErrorBody } from "shared/api/errors.ts";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { showFieldErrors } from "@/lib/field_errors.ts";
import { DRAFTED, dropDraft, findDraft, saveDraft } from "@/lib/report_draft.ts";
import type { PickedLocation } from "./LocationPicker.tsx";
import type { PickedMedia } from "./MediaPicker.tsx";

interface SendReportProps {
  items: Signal<PickedMedia[]>;
  location: Signal<PickedLocation | null>;
  /** The server put back what was typed: a draft would overwrite it. */
  isRefilled: boolean;
}

/** The form's last part: keeps a draft, waits for uploads, sends once, tells in the page what failed. */
export default function SendReport({ items, location, isRefilled }: SendReportProps) {
  const root = useRef<HTMLDivElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const timeZone = useSignal("");
  const restored = useSignal(false);
  const sending = useSignal(false);
  const problem = useSignal<ErrorBody["error"] | null>(null);
  const form = () => root.current?.closest("form") ?? undefined;

  useEffect(() => {
    timeZone.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!isRefilled) restore();
    const controls = form();
    controls?.addEventListener("input", keep);
    controls?.addEventListener("submit", send);
    // Back from the report's page: that form has been sent.
    const reload = (event: PageTransitionEvent) => event.persisted && globalThis.location.reload();
    addEventListener("pageshow", reload);
    return () => {
      removeEventListener("pageshow", reload);
      controls?.removeEventListener("input", keep);
      controls?.removeEventListener("submit", send);
    };
  }, []);
  useSignalEffect(() => {
    if (items.value.length > 0 || location.value) keep();
  });

  function keep() {
    const controls = form();
    if (!controls) return;
    const data = new FormData(controls);
    const values = Object.fromEntries(DRAFTED.map((name) => [name, String(data.get(name) ?? "")]));
    const media = items.peek().flatMap(({ mediaId, name, kind }) =>
      mediaId ? [{ id: mediaId, name, kind }] : []
    );
    saveDraft({ values, location: location.peek(), media }, Date.now());
  }

  function restore() {
    const draft = findDraft(Date.now());
    const controls = form();
    if (!draft || !controls) return;
    for (const [name, value] of Object.entries(draft.values)) {
      const control = controls.elements.namedItem(name);
      const isGiven = name === "zip" && control instanceof HTMLInputElement && control.value;
      if (control && "value" in control && !isGiven) control.value = value;
    }
    location.value = draft.location;
    items.value = draft.media.map(({ id, name, kind }) => (
      { key: id, mediaId: id, name, kind, progress: 1 }
    ));
    restored.value = true;
  }

  function startOver() {
    dropDraft();
    globalThis.location.assign("/report");
  }

  async function send(event: SubmitEvent) {
    event.preventDefault();
    if (sending.value || isUploading(items.value)) return;
    sending.value = true;
    keep();
    const answer = await post(form()!);
    if ("location" in answer) {
      dropDraft();
      globalThis.location.assign(answer.location);
      return;
    }
    sending.value = false;
    problem.value = answer.error;
    showFieldErrors(form()!, answer.error.fields ?? {});
    summary.current?.focus();
  }

  const uploading = isUploading(items.value);
  const isSignedOut = ["sessionExpired", "notSignedIn"].includes(problem.value?.code ?? "");
  return (
    <div ref={root}>
      <div class="notice" role="status" hidden={!restored.value}>
        <p>
          We kept what you had typed.{" "}
          <button type="button" class="link-button" onClick={startOver}>Start over</button>
        </p>
      </div>
      <div ref={summary} tabIndex={-1}>
        {problem.value && (
          <ErrorSummary message={problem.value.message} fields={problem.value.fields} />
        )}
        {isSignedOut && (
          <p>
            <a href="/sign-in?next=/report">Sign in again</a>: what you typed is kept.
          </p>
        )}
      </div>
      <input type="hidden" name="timeZone" value={timeZone.value} />
      <button class="button" type="submit" disabled={uploading || sending.value}>
        {sending.value ? "Sending…" : "Send report"}
      </button>
      <p class="hint" role="status">
        {uploading ? "Send works as soon as the files are up." : ""}
      </p>
    </div>
  );
}

function isUploading(items: PickedMedia[]): boolean {
  return items.some(({ mediaId, error }) => !mediaId && !error);
}

/** The same form to the same address as without script; only the answer comes as JSON. */
async function post(form: HTMLFormElement): Promise<{ location: string } | ErrorBody> {
  const problem = (message: string) => ({ error: { code: "notSent", message } });
  try {
    const response = await fetch(form.action, {
      method: "POST",
      headers: { accept: "application/json" },
      body: new FormData(form),
      signal: AbortSignal.timeout(30_000),
    });
    return await response.json();
  } catch {
    return problem("The report did not go out. What you typed is kept: please try again.");
  }
}
