import { type Context, HttpError, page } from "fresh";
import { ReportPage, Upload } from "shared/api/reports.ts";
import { MAX_PHOTOS } from "shared/media_rules.ts";
import { pathTo } from "shared/path_to.ts";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { MediaGallery } from "@/components/MediaGallery.tsx";
import { Notice } from "@/components/Notice.tsx";
import { PhotoForm } from "@/components/PhotoForm.tsx";
import { placeAlone } from "@/components/place_words.ts";
import { RainThen } from "./(_components)/RainThen.tsx";
import { ReportFacts } from "@/components/ReportFacts.tsx";
import { ReportLinks } from "./(_components)/ReportLinks.tsx";
import { ReportProgress } from "./(_components)/ReportProgress.tsx";
import { StatusBadge } from "@/components/StatusBadge.tsx";
import { StatusTexts } from "./(_components)/StatusTexts.tsx";
import { ThanksForReport } from "./(_components)/ThanksForReport.tsx";
import { WaterQuestion } from "./(_components)/WaterQuestion.tsx";
import { WithdrawnNotice } from "./(_components)/WithdrawnNotice.tsx";
import { attempt } from "@/lib/api.ts";
import { textOf } from "@/lib/forms.ts";
import { getReport, reportIdOf } from "./(_components)/own_report.ts";
import { readForm } from "@/lib/read_form.ts";
import { define, type State } from "@/utils.ts";
import { WORDS } from "@/words/words.ts";

/** Photos belong to the hours of the flood, not to a report of last month. */
const PHOTO_HOURS = 24;

export const handlers = define.handlers({
  GET: async (ctx) => page(await loadPage(ctx)),
  /** The page's small forms: whether it is still flooded, and texts about it. */
  POST: async (ctx) => {
    const id = reportIdOf(ctx);
    const { refusal, value: saved } = await attempt(save(ctx, id, await readForm(ctx.req)));
    if (!refusal) return ctx.redirect(pathTo`/reports/${id}?saved=${saved}`, 303);
    return page(await loadPage(ctx, refusal.message), { status: refusal.status });
  },
});

export default define.page<typeof handlers>(({ data, state }) => {
  const { report, upload, isJustSent, saved, isPhotoRefused, problem, now } = data;
  const words = WORDS[state.language];
  const { ownReport } = words;
  return (
    <>
      <ErrorSummary title={words.frame.error.problem} message={problem} />
      {saved && (
        <Notice tone="good">
          <p>{ownReport.saved[saved]}</p>
        </Notice>
      )}
      <h1>{report.isOwn ? ownReport.title : ownReport.titleOfAnother}</h1>
      <p class="lead row">
        {ownReport.lead(words.common.depths[report.depth], placeAlone(report, words))}
        {!report.withdrawnAt && <StatusBadge status={report.status} />}
      </p>
      {isJustSent && <ThanksForReport report={report} />}
      <WithdrawnNotice report={report} now={now} />
      <div class="pair own-report">
        <div class="stack tight">
          <WaterQuestion report={report} now={now} />
          <ReportProgress report={report} now={now} />
          <StatusTexts report={report} />
          <RainThen report={report} now={now} />
        </div>
        <div class="stack tight">
          <ReportFacts report={report} now={now} />
          <MediaGallery report={report} />
          {isPhotoRefused && (
            <Notice tone="grave">
              <p>{ownReport.photoRefused}</p>
            </Notice>
          )}
          {upload && (
            <PhotoForm
              upload={upload}
              isFirst={report.media.every(({ isStaffs }) => isStaffs)}
            />
          )}
          <ReportLinks report={report} />
        </div>
      </div>
    </>
  );
});

/** Also where a form of it was refused: then with why. */
async function loadPage(ctx: Context<State>, problem?: string) {
  const { state, url: { searchParams } } = ctx;
  const report = await getReport(ctx, reportIdOf(ctx));
  const { ownReport } = WORDS[state.language];
  state.title = report.isOwn ? ownReport.title : ownReport.titleOfAnother;
  return {
    report,
    upload: await permitPhoto(state, report),
    isJustSent: report.isOwn && searchParams.has("sent"),
    saved: SAVED.find((what) => what === searchParams.get("saved")),
    isPhotoRefused: searchParams.get("photo") === "refused",
    problem,
    now: state.now,
  };
}

const SAVED = ["water", "textsOn", "textsOff", "edit", "photo"] as const;

async function save({ state: { api } }: Context<State>, id: string, form: FormData) {
  const answer = textOf(form, "water");
  if (answer === "still" || answer === "gone") {
    await api.post(pathTo`/api/reports/${id}/water`, { answer }, ReportPage);
    return "water";
  }
  const wish = textOf(form, "wantsTexts");
  if (wish !== "yes" && wish !== "no") throw new HttpError(422);
  const { wantsTexts } = await api.patch(
    pathTo`/api/reports/${id}`,
    { wantsTexts: wish === "yes" },
    ReportPage,
  );
  return wantsTexts ? "textsOn" : "textsOff";
}

/** The plain form's permission, where a photo may still be added and storage can take it. */
async function permitPhoto({ api, now }: State, report: ReportPage): Promise<Upload | undefined> {
  const isRecent = now.getTime() - Date.parse(report.createdAt) < PHOTO_HOURS * 60 * 60_000;
  const own = report.media.filter(({ isStaffs }) => !isStaffs);
  const isFull = own.length >= MAX_PHOTOS || own.some(({ kind }) => kind === "video");
  if (!report.isOwn || report.withdrawnAt || !isRecent || isFull) return undefined;
  const path = `/api/uploads?redirectTo=/reports/${report.id}/photo`;
  // Any photo may be sent as JPEG: what it is, is read from its bytes once it has arrived.
  const asked = api.post(path, { contentType: "image/jpeg", sizeBytes: 1 }, Upload);
  return (await attempt(asked)).value;
}
