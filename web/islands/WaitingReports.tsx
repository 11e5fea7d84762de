import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Depth } from "shared/depths.ts";
import { type Language, LOCALES } from "shared/languages.ts";
import { ageOf } from "@/offline/age.ts";
import { type Draining, keepDraining } from "@/offline/keep_draining.ts";
import { registerWorker } from "@/offline/register.ts";
import { correctReport, dropReport, listen, listReports } from "@/offline/waiting.ts";
import type { WaitingReport } from "@/offline/waiting_report.ts";
import { fill } from "@/words/fill.ts";

interface WaitingReportsProps {
  words: {
    none: string;
    another: string;
    states: Record<
      "waiting" | "sending" | "needsSignIn" | "notYours" | "refused" | "broken",
      string
    >;
    kept: string;
    onePhoto: string;
    manyPhotos: string;
    sendNow: string;
    signIn: string;
    edit: string;
    toForm: string;
    delete: string;
    deleteSure: string;
    deleteYes: string;
    deleteNo: string;
    stillAway: string;
    sent: string;
    open: string;
    tooOld: string;
  };
  depths: Record<Depth, string>;
  language: Language;
}

/** Every report that this phone keeps, with its state and what can be done about it. */
export default function WaitingReports({ words, depths, language }: WaitingReportsProps) {
  const reports = useSignal<WaitingReport[] | null>(null);
  const sending = useSignal("");
  const deleting = useSignal("");
  const sentTo = useSignal("");
  const said = useSignal("");
  const draining = useRef<Draining>();

  useEffect(() => {
    registerWorker();
    const show = async () => {
      reports.value = await listReports();
    };
    const unlisten = listen((change) => {
      if (change.kind === "sending") sending.value = change.submissionId;
      else sending.value = "";
      if (change.kind === "sent") sentTo.value = change.location;
      show();
    });
    show();
    draining.current = keepDraining();
    return () => {
      unlisten();
      draining.current!.stop();
    };
  }, []);

  async function sendNow() {
    said.value = "";
    await draining.current!.again();
    reports.value = await listReports();
    if (reports.value.some(({ state }) => state === "waiting")) said.value = words.stillAway;
  }

  async function correct(report: WaitingReport) {
    await correctReport(report);
    globalThis.location.assign("/report");
  }

  function actions(report: WaitingReport) {
    const { submissionId, state } = report;
    if (deleting.value === submissionId) {
      return (
        <p class="row">
          <span>{words.deleteSure}</span>
          <button type="button" class="button danger" onClick={() => dropReport(submissionId)}>
            {words.deleteYes}
          </button>
          <button type="button" class="link-button" onClick={() => (deleting.value = "")}>
            {words.deleteNo}
          </button>
        </p>
      );
    }
    return (
      <p class="row">
        {state === "waiting" && (
          <button type="button" class="button second" onClick={sendNow}>{words.sendNow}</button>
        )}
        {(state === "needsSignIn" || state === "notYours") && (
          <a class="button second" href="/sign-in?next=/report/waiting">{words.signIn}</a>
        )}
        {(state === "refused" || state === "broken") && (
          <button
            type="button"
            class="button second"
            onClick={() => correct(report)}
          >
            {state === "broken" ? words.toForm : words.edit}
          </button>
        )}
        <button type="button" class="link-button" onClick={() => (deleting.value = submissionId)}>
          {words.delete}
        </button>
      </p>
    );
  }

  function facts({ fields, files, keptAt }: WaitingReport): string {
    const kept = ageOf(keptAt, new Date(), LOCALES[language]);
    const photos = files.length > 1
      ? fill(words.manyPhotos, { count: files.length })
      : words.onePhoto;
    return [fields.zip, files.length > 0 && photos, fill(words.kept, { ...kept })]
      .filter(Boolean).join(" · ");
  }

  return (
    <div class={reports.value ? "waiting-page" : "waiting-page unknown"}>
      <div role="status">
        {sentTo.value && (
          <p class="notice good">
            {words.sent} <a href={sentTo.value}>{words.open}</a>
          </p>
        )}
        {said.value && <p class="notice">{said.value}</p>}
        {reports.value?.length === 0 && <p>{words.none}</p>}
      </div>
      {reports.value && reports.value.length > 0 && (
        <>
          <ul class="waiting-reports">
            {reports.value.map((report) => (
              <li key={report.submissionId} data-state={report.state}>
                <h2>{depths[report.fields.depth as Depth]}</h2>
                <p class="soft">{facts(report)}</p>
                <p class="state">
                  {sending.value === report.submissionId
                    ? words.states.sending
                    : fill(words.states[report.state], { why: report.refusal ?? "" })}
                </p>
                {actions(report)}
              </li>
            ))}
          </ul>
          <p class="hint">{words.tooOld}</p>
        </>
      )}
      <p>
        <a href="/report">{words.another}</a>
      </p>
    </div>
  );
}
