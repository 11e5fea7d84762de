import { effect, type Signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { lengthOf } from "shared/free_text.ts";
import type { ReportProblem } from "@/lib/field_errors.ts";
import { newId } from "@/lib/new_id.ts";
import type { PickedMedia } from "@/photo/picked_media.ts";
import type { PickedLocation } from "@/lib/picked_location.ts";
import { dropDraft } from "@/offline/report_draft.ts";
import { registerWorker } from "@/offline/register.ts";
import { keepReport, listen, listReports } from "@/offline/waiting.ts";
import type { WaitingReport } from "@/offline/waiting_report.ts";
import { fill } from "@/words/fill.ts";

const WAITING_PAGE = "/report/waiting";

/** Not needed to show the form: fetched once somebody begins to fill it in. */
const loadSending = () => import("@/offline/send_typed.ts");
type Sending = Awaited<ReturnType<typeof loadSending>>;
const loadDraining = () => import("@/offline/keep_draining.ts");

interface SendReportProps {
  items: Signal<PickedMedia[]>;
  location: Signal<PickedLocation | null>;
  /** Why the report was refused; shown by the form's steps. */
  problem: Signal<ReportProblem | null>;
  /** A report that waits goes out under the account that wrote it. */
  userId: string;
  mostInNote: number;
  words: {
    button: string;
    sending: string;
    uploading: string;
    kept: string;
    sent: string;
    open: string;
    notKept: string;
    answerFirst: string;
    oneWaiting: string;
    manyWaiting: string;
    see: string;
    check: string;
    noteLength: string;
  };
}

/** The form's last part: sends it once, or keeps it on the phone until the network is back. */
export default function SendReport(
  { items, location, problem, userId, mostInNote, words }: SendReportProps,
) {
  const root = useRef<HTMLDivElement>(null);
  const state = useSignal<"ready" | "uploading" | "sending" | "kept">("ready");
  const waiting = useSignal(0);
  const sentTo = useSignal("");
  const draining = useRef<{ stop(): void }>();

  useEffect(() => {
    registerWorker();
    const form = root.current!.closest("form")!;
    const send = (event: SubmitEvent) => {
      event.preventDefault();
      if (state.value !== "ready" || !noteFits(form)) return;
      submit(form).catch(fail);
    };
    const prepare = () => void Promise.all([loadSending(), loadDraining()]).catch(() => {});
    form.addEventListener("submit", send);
    const begin = () => {
      if (state.value === "kept") state.value = "ready";
    };
    form.addEventListener("input", prepare, { once: true });
    form.addEventListener("input", begin);
    const unlisten = listen((change) => {
      if (change.kind === "sent") sentTo.value = change.location;
      count();
    });
    addEventListener("online", count);
    count();
    return () => {
      removeEventListener("online", count);
      form.removeEventListener("submit", send);
      form.removeEventListener("input", prepare);
      form.removeEventListener("input", begin);
      unlisten();
      draining.current?.stop();
    };
  }, []);

  async function count() {
    waiting.value = (await listReports()).length;
    if (waiting.value === 0 || draining.current) return;
    const loaded = await loadDraining().catch(() => undefined);
    if (loaded) draining.current ??= loaded.keepDraining();
  }

  /** Nobody is told that the network is away when it is not: uncaught, it makes the form plain. */
  function fail(error: unknown) {
    state.value = "ready";
    setTimeout(() => {
      throw new Error(String(error), { cause: error });
    });
  }

  /** Said here: kept for the network, it would be refused when nobody looks any more. */
  function noteFits(form: HTMLFormElement): boolean {
    const isFine = lengthOf(String(new FormData(form).get("note") ?? "")) <= mostInNote;
    if (!isFine) {
      const fields = { note: words.noteLength };
      problem.value = { code: "invalidInput", message: words.check, fields };
    }
    return isFine;
  }

  async function submit(form: HTMLFormElement) {
    problem.value = null;
    sentTo.value = "";
    state.value = "uploading";
    await waitForFiles(items);
    if (items.value.some((item) => item.state === "asked")) {
      state.value = "ready";
      problem.value = {
        code: "answerFirst",
        message: words.answerFirst,
        fields: { mediaIds: words.answerFirst },
      };
      return;
    }
    state.value = "sending";
    const sending = await loadSending().catch(dontKnowHow);
    const sent = await sending.sendTyped(reportOf(form, items.value, userId));
    if (sent.kind === "sent" || sent.kind === "kept") await dropDraft();
    if (sent.kind === "sent") return globalThis.location.assign(sent.location);
    state.value = sent.kind === "kept" ? "kept" : "ready";
    if (sent.kind === "refused") problem.value = sent.error;
    if (sent.kind === "notKept") problem.value = { code: "notKept", message: words.notKept };
    if (sent.kind !== "kept") return;
    // Without a worker that page could not be opened now.
    if (navigator.serviceWorker?.controller) globalThis.location.assign(WAITING_PAGE);
    else startAnew(form);
  }

  /** Sent again, what is typed from here on would pass for the report that is kept. */
  function startAnew(form: HTMLFormElement) {
    form.reset();
    (form.elements.namedItem("submissionId") as HTMLInputElement).value = newId();
    items.value = [];
    location.value = null;
  }

  const isBusy = state.value === "uploading" || state.value === "sending";
  return (
    <div ref={root}>
      <button class="button" type="submit" disabled={state.value !== "ready"}>
        {isBusy ? words.sending : words.button}
      </button>
      <div role="status" class="send-state">
        {state.value === "uploading" && <p class="hint">{words.uploading}</p>}
        {state.value === "kept" && !sentTo.value && <p class="notice">{words.kept}</p>}
        {sentTo.value && (
          <p class="notice good">
            {words.sent} <a href={sentTo.value}>{words.open}</a>
          </p>
        )}
        {waiting.value > 0 && (
          <p class="waiting-line">
            {waiting.value === 1
              ? words.oneWaiting
              : fill(words.manyWaiting, { count: waiting.value })}{" "}
            <a href={WAITING_PAGE}>
              {words.see}
            </a>
          </p>
        )}
      </div>
    </div>
  );
}

/** The files that send are not here: for want of a network, as the report is, or because they do not run. */
async function dontKnowHow(error: unknown): Promise<Pick<Sending, "sendTyped">> {
  const isReached = await fetch("/api/health").then(({ ok }) => ok, () => false);
  if (isReached) throw error;
  return { sendTyped: keepReport };
}

/** Until every file is up, or known not to go up now. */
function waitForFiles(items: Signal<PickedMedia[]>): Promise<void> {
  return new Promise((resolve) => {
    const stop = effect(() => {
      if (items.value.some(({ state }) => BUSY.includes(state))) return;
      queueMicrotask(() => stop());
      resolve();
    });
  });
}

const BUSY: PickedMedia["state"][] = ["preparing", "queued", "uploading"];

/** All that the form would post; files that could not even be prepared stay out, as they say. */
function reportOf(form: HTMLFormElement, items: PickedMedia[], userId: string): WaitingReport {
  const typed = [...new FormData(form)].filter(([name, value]) =>
    name !== "mediaIds" && typeof value === "string"
  );
  const fields = Object.fromEntries(typed) as Record<string, string>;
  const files = items
    .filter(({ mediaId, prepared }) => mediaId || prepared)
    .map(({ preview: _, ...file }) => file);
  return {
    submissionId: fields.submissionId || newId(),
    ownerId: userId,
    fields,
    files,
    state: "waiting",
    keptAt: new Date(),
  };
}
