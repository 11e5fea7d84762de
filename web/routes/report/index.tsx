import { useSignal } from "@preact/signals";
import { type Context, page } from "fresh";
import { MAX_NOTE_LENGTH, type NearReport, NearReportList, Report } from "shared/api/reports.ts";
import { MapData } from "shared/api/map.ts";
import { pointAt } from "shared/geo/view.ts";
import { REFUSAL_WORDS } from "shared/words/refusals.ts";
import { pathTo } from "shared/path_to.ts";
import { DepthChoices } from "@/components/DepthChoices.tsx";
import { TextArea, TextField } from "@/components/Field.tsx";
import { PLAIN_MAP_PIXELS, PlainMap } from "@/map/PlainMap.tsx";
import { ReportStep } from "./(_components)/ReportStep.tsx";
import { Submission } from "@/components/Submission.tsx";
import { WhenChoices } from "@/components/WhenChoices.tsx";
import KeepDraft from "@/islands/KeepDraft.tsx";
import LocationPicker from "@/islands/LocationPicker.tsx";
import MediaPicker from "@/islands/MediaPicker.tsx";
import NearReports from "@/islands/NearReports.tsx";
import ReportSteps from "@/islands/ReportSteps.tsx";
import SendReport from "@/islands/SendReport.tsx";
import { ApiError, attempt } from "@/lib/api.ts";
import type { ReportProblem } from "@/lib/field_errors.ts";
import { problemOf, queryOf, textOf } from "@/lib/forms.ts";
import { zipFrom } from "@/lib/from_address.ts";
import type { PickedMedia } from "@/photo/picked_media.ts";
import type { PickedLocation } from "@/lib/picked_location.ts";
import {
  emptyReport,
  readReport,
  readTap,
  REPORT_CONTROLS,
  type Tapped,
  toNewReport,
  type TypedReport,
} from "./(_components)/report_form.ts";
import { readForm } from "@/lib/read_form.ts";
import { define, type State } from "@/utils.ts";
import { useLanguage } from "@/words/reader.ts";
import { WORDS } from "@/words/words.ts";

const ABOUT_THE_PLACE = ["placeNeeded", "zipNotFound", "placeUnknown", "locationOutsideUs"];

export const handlers = define.handlers({
  GET: async (ctx) => {
    const zip = zipFrom(ctx.url.searchParams);
    if (!await ctx.state.me()) {
      const next = `/report${queryOf({ zip })}`;
      return ctx.redirect(`/sign-in${queryOf({ next })}`, 303);
    }
    return page(await loadPage(ctx, emptyReport(zip)));
  },
  /** Answers the page's own script with JSON, so that nothing typed leaves the screen. */
  POST: async (ctx) => {
    const form = await readForm(ctx.req);
    const typed = readReport(form);
    const tapped = readTap(form);
    if (tapped) return page(await loadPage(ctx, await placeTap(ctx, typed, tapped)));
    const { value: report, refusal } = await sendReport(ctx, typed);
    if (report) ctx.state.visit.pageFault = faultOf(form);
    const wantsJson = ctx.req.headers.get("accept") === "application/json";
    if (report) {
      const location = pathTo`/reports/${report.id}?sent=yes`;
      return wantsJson ? Response.json({ location }) : ctx.redirect(location, 303);
    }
    const { code, status } = refusal;
    const problem = { code, ...problemOf(refusal, REPORT_CONTROLS, ctx.state.language) };
    if (ABOUT_THE_PLACE.includes(code)) problem.fields.zip ??= problem.message;
    if (wantsJson) return Response.json({ error: problem }, { status });
    return page(await loadPage(ctx, typed, problem), { status });
  },
});

export default define.page<typeof handlers>(({ data }) => {
  const { typed, near, homeZip, userId, now } = data;
  const language = useLanguage();
  const { report: words, frame, common, map, offline } = WORDS[language];
  const refusals = REFUSAL_WORDS[language];
  const problem = useSignal<ReportProblem | null>(data.problem);
  const items = useSignal<PickedMedia[]>(typed.mediaIds.map(toStoredMedia));
  const location = useSignal<PickedLocation | null>(typed.location);
  const fields = data.problem?.fields ?? {};
  const stepWords = {
    problem: frame.error.problem,
    wrong: {
      ...words.wrong,
      check: refusals.errors.invalidInput,
      zip: refusals.fields.zipDigits,
      depth: refusals.fields.depth,
    },
    signIn: words.signIn,
    signInWhy: words.signInWhy,
    signInTab: words.signInTab,
  };
  return (
    <div class="narrow report-form">
      <h1>{words.title}</h1>
      <p class="danger-line">
        {words.danger.before} <a href="tel:911">911</a>
        {words.danger.after}
      </p>
      <form method="post" action="/report" noValidate>
        <Submission id={typed.submissionId} />
        {/* Filled in where the page's own script has failed, and this is sent without it. */}
        <input type="hidden" name="fault" autocomplete="off" />
        <KeepDraft
          userId={userId}
          items={items}
          location={location}
          isRefilled={problem.value !== null}
          words={words.draft}
        />
        <div class={problem.value ? "report-steps refused" : "report-steps"}>
          <ReportSteps problem={problem} words={stepWords} />
          <ReportStep number={1} id="where" title={words.steps.where} next="water">
            <LocationPicker
              location={location}
              homeZip={homeZip}
              words={words.location}
              mapWords={map.tap}
              language={language}
            />
            <TextField
              name="zip"
              label={words.zip}
              hint={words.zipHint}
              class="zip"
              inputMode="numeric"
              autocomplete="postal-code"
              value={typed.zip}
              error={fields.zip}
            />
            <noscript>
              <PlainMap zip={typed.zip} place={typed.location} />
            </noscript>
            <NearReports
              location={location}
              first={near}
              now={now.getTime()}
              words={{ ...words.near, distances: map.distances }}
              depths={common.depths}
              language={language}
            />
          </ReportStep>
          <ReportStep number={2} id="water" title={words.steps.water} back="where" next="send">
            <DepthChoices value={typed.depth} error={fields.depth} />
            <WhenChoices
              when={typed.when}
              happenedAt={typed.happenedAt}
              error={fields.happenedAt}
            />
          </ReportStep>
          <ReportStep number={3} id="send" title={words.steps.send} back="water">
            <MediaPicker
              items={items}
              location={location}
              words={words.media}
              language={language}
            />
            <noscript>
              <p class="notice">{words.photosLater}</p>
            </noscript>
            <TextArea
              name="note"
              label={words.note}
              hint={words.noteHint}
              value={typed.note}
              error={fields.note}
            />
            <label class="tick">
              <input type="checkbox" name="wantsTexts" value="yes" checked={typed.wantsTexts} />
              <span>{words.wantsTexts}</span>
            </label>
            <label class="tick">
              <input type="checkbox" name="isPrivate" value="yes" checked={typed.isPrivate} />
              <span>
                {words.isPrivate} <span class="soft">{words.isPrivateHint}</span>
              </span>
            </label>
            <p class="notice grave broken-note" tabIndex={-1}>{words.broken}</p>
            <SendReport
              items={items}
              location={location}
              problem={problem}
              userId={userId}
              mostInNote={MAX_NOTE_LENGTH}
              words={{
                ...offline.send,
                check: refusals.errors.invalidInput,
                noteLength: refusals.fields.noteLength(MAX_NOTE_LENGTH),
              }}
            />
          </ReportStep>
        </div>
      </form>
      {near.length > 0 && <form id="same-water" method="post" />}
    </div>
  );
});

interface PageData {
  typed: TypedReport;
  problem: ReportProblem | null;
  near: NearReport[];
  homeZip: string;
  userId: string;
  now: Date;
}

async function loadPage(
  { state }: Context<State>,
  typed: TypedReport,
  problem: ReportProblem | null = null,
): Promise<PageData> {
  state.title = WORDS[state.language].report.title;
  // A session that ended, or an API that is down, has been told already.
  const me = await state.me().catch(() => undefined);
  return {
    typed,
    problem,
    near: /^\d{5}$/.test(typed.zip) ? await findNear(typed.zip, state) : [],
    homeZip: me?.places[0]?.zip ?? "",
    userId: me?.id ?? "",
    now: state.now,
  };
}

/** What the browser says went wrong, without numbers: one might be a phone's. */
function faultOf(form: FormData): string | undefined {
  return textOf(form, "fault").slice(0, 200).replace(/\d+/g, "#") || undefined;
}

/** A tap on the map of the plain form: nothing is sent yet. */
async function placeTap(
  { state: { api } }: Context<State>,
  typed: TypedReport,
  tapped: Tapped | "removed",
): Promise<TypedReport> {
  if (tapped === "removed") return { ...typed, location: null };
  const { zip, spot } = tapped;
  if (!spot) return typed;
  try {
    const { view } = await api.get(pathTo`/api/map?zip=${zip}`, MapData);
    return { ...typed, location: pointAt(view, spot, PLAIN_MAP_PIXELS) };
  } catch {
    return typed; // the ZIP code will do
  }
}

/** To report is never held up by who else did. */
async function findNear(zip: string, { api }: State): Promise<NearReport[]> {
  try {
    return (await api.get(pathTo`/api/reports/near?zip=${zip}`, NearReportList)).reports;
  } catch {
    return [];
  }
}

type Sent = { value: Report; refusal?: undefined } | { value?: undefined; refusal: ApiError };

/** A session that has ended is a refusal here: to be sent away would lose what was typed. */
async function sendReport(
  { state: { api, now } }: Context<State>,
  typed: TypedReport,
): Promise<Sent> {
  try {
    const post = async () => api.post("/api/reports", await toNewReport(typed, api, now), Report);
    return await attempt(post());
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return { refusal: error };
    throw error;
  }
}

/** A file that was in storage before the form came back: its name is not known any more. */
function toStoredMedia(mediaId: string, index: number): PickedMedia {
  const name = String(index + 1);
  return { key: mediaId, mediaId, name, kind: "photo", state: "stored", progress: 1 };
}
